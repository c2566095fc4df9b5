using System.Globalization;
using Pipeline.Core.Publications;

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
        await output.WriteLineAsync(("  " + request.Notes.TrimEnd().ReplaceLineEndings("\n  ")).AsMemory(), cancellationToken);
        return new PublishedRelease(PublicationOutcome.Planned);
    }
}
