using Pipeline.Core.Errors;

namespace Pipeline.Core.Previews;

/// <summary>Says whether another preview may be opened.</summary>
internal static class PreviewAdmission
{
    /// <summary>Refuses one more than there may be.</summary>
    /// <param name="name">The one that is to be opened.</param>
    /// <param name="found">Those that are there.</param>
    /// <param name="rules">How many there may be.</param>
    /// <param name="now">The time.</param>
    /// <exception cref="PipelineException">There are as many as there may be; the message names them.</exception>
    public static void Require(PreviewName name, IReadOnlyList<FoundPreview> found, PreviewRules rules, DateTimeOffset now)
    {
        if (found.Count >= rules.AtMost && !found.Any(preview => preview.Namespace == name.Namespace))
            throw Refused(name, found, rules, now);
    }

    /// <summary>Refuses one that is among those that are there, and is one of the last of more than there may be.</summary>
    /// <param name="name">The one that is being opened.</param>
    /// <param name="found">Those that are there, itself among them.</param>
    /// <param name="rules">How many there may be.</param>
    /// <param name="now">The time.</param>
    /// <exception cref="PipelineException">There are too many; the message names the others.</exception>
    public static void RequireRoom(PreviewName name, IReadOnlyList<FoundPreview> found, PreviewRules rules, DateTimeOffset now)
    {
        var last = found.OrderBy(preview => preview.Kept?.OpenedAt ?? DateTimeOffset.MinValue).ThenBy(preview => preview.Namespace, StringComparer.Ordinal).Skip(rules.AtMost);
        if (last.Any(preview => preview.Namespace == name.Namespace))
            throw Refused(name, [.. found.Where(preview => preview.Namespace != name.Namespace)], rules, now);
    }

    private static PipelineException Refused(PreviewName name, IReadOnlyList<FoundPreview> found, PreviewRules rules, DateTimeOffset now)
    {
        var idlest = found.OrderBy(preview => preview.Kept?.UsedAt ?? DateTimeOffset.MinValue).ThenBy(preview => preview.Name, StringComparer.Ordinal).First();
        return new PipelineException(
            $"The preview '{name}' is not opened: there are {found.Count}, and there may be {rules.AtMost} at once: {string.Join(", ", found.Select(preview => PreviewTable.Plain(preview.Name)).Order(StringComparer.Ordinal))}. "
            + $"Idle for longest is {PreviewTable.Plain(idlest.Name)}{(idlest.Kept is { } kept ? $" ({PreviewTable.Span(now - kept.UsedAt)}, by {PreviewTable.Plain(kept.Who)})" : "")}: './build.sh ClosePreview --preview {PreviewTable.Plain(idlest.Name)}' closes it, './build.sh Previews --reap' those whose time is over.");
    }
}
