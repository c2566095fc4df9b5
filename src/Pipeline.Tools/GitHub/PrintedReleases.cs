using System.Globalization;
using Pipeline.Core.Publications;
using Pipeline.Core.Text;

namespace Pipeline.Tools.GitHub;

/// <summary>Prints what would be published: for a run that has no token.</summary>
/// <param name="output">Where it is printed.</param>
internal sealed class PrintedReleases(TextWriter output) : IReleasePublisher
{
    /// <inheritdoc/>
    public async Task<PublishedRelease> PublishAsync(ReleaseRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var kind = (request.IsPrerelease ? ", pre-release" : "") + (request.IsLatest ? ", latest" : "");
        await output.WriteLineAsync($"{request.Title} (tag {request.Tag}{kind})".AsMemory(), cancellationToken);
        foreach (var file in request.Files)
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  {file.Name} ({file.Size} bytes)").AsMemory(), cancellationToken);
        // Authors of commits wrote it; a terminal acts on no part of it.
        foreach (var line in request.Notes.TrimEnd().ReplaceLineEndings("\n").Split('\n'))
            await output.WriteLineAsync($"  {PlainText.OneLine(line)}".AsMemory(), cancellationToken);
        return new PublishedRelease(PublicationOutcome.Planned);
    }
}
