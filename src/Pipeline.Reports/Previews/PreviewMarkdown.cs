using System.Globalization;
using System.Text;
using Pipeline.Core.Previews;
using static Pipeline.Reports.Markup.MarkdownText;

namespace Pipeline.Reports.Previews;

/// <summary>Writes how a preview stands as Markdown, for its pull request.</summary>
internal static class PreviewMarkdown
{
    /// <summary>What nobody sees in the text, and by which it is found again.</summary>
    public static string MarkOf(PreviewName name) => $"<!-- pipeline-preview {name.Namespace} -->";

    /// <summary>Where it answers, of which commit, until when, and how to close it. What is kept of it cannot become markup.</summary>
    public static string Open(PreviewName name, Preview preview)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(preview);
        var text = new StringBuilder($"{MarkOf(name)}\n### Preview {Plain(name.Given)}\n\n");
        Row(text, ["Module", "Address"]);
        Row(text, ["---", "---"]);
        foreach (var one in preview.Addresses)
            Row(text, [Plain(one.Module), Way(name, one.Address)]);
        return text.Append($"\nCommit {Plain(preview.Commit ?? "unknown")}, opened by {Plain(preview.Who)}, open until {PreviewTable.Moment(preview.ExpiresAt)}, or until nobody has used it for {PreviewTable.Span(preview.Idle)}. ")
            .Append($"`./build.sh ClosePreview --preview {Code(name.Given)}` closes it; so does closing the pull request.\n").ToString();
    }

    /// <summary>That it is closed.</summary>
    public static string Closed(PreviewName name, string? why)
    {
        ArgumentNullException.ThrowIfNull(name);
        return $"{MarkOf(name)}\n### Preview {Plain(name.Given)}\n\nClosed{(why is null ? "" : $": {Plain(why)}")}. `./build.sh OpenPreview --preview {Code(name.Given)}` opens it again.\n";
    }

    // What nobody can follow is no link: an address of the cluster's inside, or of the machine that opened it.
    private static string Way(PreviewName name, string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri))
            return Plain(address);
        if (uri.IsLoopback)
            return $"{Plain(uri.Authority)} on the machine that opened it";
        return uri.Host.Split('.') is [var service, var place, "svc", ..] && place == name.Namespace
            ? string.Create(CultureInfo.InvariantCulture, $"inside the cluster; from outside `kubectl --namespace {place} port-forward service/{service} 8080:{uri.Port}`, then http&#58;//localhost:8080")
            : Link(address);
    }

    private static string Link(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps) && !uri.AbsoluteUri.Any(letter => "<>|`\\ ".Contains(letter, StringComparison.Ordinal)) ? $"<{uri.AbsoluteUri}>" : Plain(address);

    // Nothing ends the code but its own sign.
    private static string Code(string text) => text.Replace('`', '\'');
}
