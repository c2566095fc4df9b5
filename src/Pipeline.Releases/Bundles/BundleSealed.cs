using System.Globalization;
using Pipeline.Core.Text;
using Pipeline.Releases.Ledger;

namespace Pipeline.Releases.Bundles;

/// <summary>What a pipeline made became a bundle.</summary>
internal sealed record BundleSealed : LedgerEvent
{
    /// <summary>The bundle, as what it has other than the one that was sealed before.</summary>
    public required BundleDelta Bundle { get; init; }

    /// <summary>The name of the release.</summary>
    public required string Release { get; init; }

    /// <summary>The branch; null: a detached head.</summary>
    public string? Branch { get; init; }

    /// <summary>The page of the run that sealed it, which has its reports; null: none.</summary>
    public Uri? Link { get; init; }

    /// <summary>The name of the next release on the day of <paramref name="now"/> (UTC): the day and a number from 1.</summary>
    public static string NextRelease(LedgerState state, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(state);
        var day = now.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        // Backwards: those of the day are the last.
        var number = 1;
        for (var index = state.Sealed.Count - 1; index >= 0 && state.Bundles[state.Sealed[index]].Release is var name && name.StartsWith(day, StringComparison.Ordinal); index--)
            number = int.TryParse(name.AsSpan(day.Length).TrimStart('.'), NumberStyles.None, CultureInfo.InvariantCulture, out var taken) ? Math.Max(number, taken + 1) : number;
        return string.Create(CultureInfo.InvariantCulture, $"{day}.{number}");
    }

    /// <summary>The event that seals <paramref name="bundle"/>.</summary>
    public static BundleSealed Of(LedgerState state, Bundle bundle, string? branch, Person by, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(state);
        var before = state.Sealed.Count == 0 ? null : state.Bundles[state.Sealed[^1]].Bundle;
        return new BundleSealed { At = now, By = by, Bundle = BundleDelta.Of(bundle, before), Release = NextRelease(state, now), Branch = branch };
    }

    /// <inheritdoc/>
    public override string Sentence(LedgerState state)
    {
        var all = Whole(state).Content.Modules.Count;
        var rest = all - Bundle.Modules.Count;
        return string.Create(CultureInfo.InvariantCulture, $"{By} seals {Release} ({Bundle.Id.Hex[..12]}) of commit {Bundle.Commit[..Math.Min(7, Bundle.Commit.Length)]}{(Branch is null ? "" : $", branch {Branch}")}: {string.Join(", ", [.. Bundle.Modules.Select(module => $"{module.Name} {module.Version}"), .. Bundle.Gone.Select(name => $"without {name}"), .. rest > 0 ? [$"{rest} unchanged"] : Array.Empty<string>()])}");
    }

    /// <inheritdoc/>
    public override IEnumerable<string> Refusals(LedgerState state)
    {
        if (Bundle.Base is { } before && !state.Bundles.ContainsKey(before.Value))
        {
            yield return $"it rests on {BundleName.Of(state, before)}, which was not sealed";
            yield break;
        }

        var content = Whole(state).Content;
        if (content.Modules.Count == 0)
            yield return "it holds no module: run the pipeline first";
        if (Bundle.Id != content.Id())
            yield return $"its id is {Bundle.Id}, but its content has the hash {content.Id()}: it was changed after it was sealed";
        // A rehearsal becomes a release when somebody proven seals the same: only then do its votes start again.
        if (state.Bundles.TryGetValue(Bundle.Id.Value, out var known) && known.Banned is { } banned)
            yield return $"{known} is banned for ever, by {banned.By}: {banned.Because}";
        else if (known is not null && !(known.IsRehearsal && By.Proven))
            yield return $"the same bundle was sealed already, as {known.Release}";
        if (Release != NextRelease(state, At))
            yield return $"its name would be {NextRelease(state, At)}, not {Release}";
        foreach (var module in content.Modules.GroupBy(module => module.Name).Where(group => group.Count() > 1))
            yield return $"{PlainText.OneLine(module.Key)} stands in it {module.Count()} times";
        foreach (var module in Bundle.Modules)
        {
            if (NameRules.FaultOf(module.Name) is { } fault)
                yield return $"the name of the module '{PlainText.OneLine(module.Name)}' {fault}";
        }
    }

    /// <inheritdoc/>
    public override LedgerState Apply(LedgerState state)
    {
        var known = state.Bundles.GetValueOrDefault(Bundle.Id.Value);
        var next = new BundleState { Bundle = Whole(state), Release = Release, Number = state.Count, SealedAt = At, By = By, Branches = Branch is null ? [] : [Branch], Link = Link, Banned = known?.Banned };
        return state with
        {
            Bundles = state.Bundles.SetItem(Bundle.Id.Value, next),
            Sealed = (known is null ? state.Sealed : state.Sealed.Remove(Bundle.Id.Value)).Add(Bundle.Id.Value),
        };
    }

    private Bundle Whole(LedgerState state) => Bundle.On(Bundle.Base is { } before ? state.Bundles.GetValueOrDefault(before.Value)?.Bundle : null);
}
