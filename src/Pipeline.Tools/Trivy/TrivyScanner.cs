using Pipeline.Scanning.Reports;
using Pipeline.Scanning;
using Pipeline.Tools.Files;
using Pipeline.Tools.Processes;

namespace Pipeline.Tools.Trivy;

/// <summary>Lets Trivy look at an image's archive.</summary>
/// <param name="processes">Runs <c>trivy</c>.</param>
internal sealed class TrivyScanner(IProcessRunner processes) : IVulnerabilityScanner
{
    /// <summary>Trivy's version and, once it has fetched one, the date of its database: a newer database gives a new answer.</summary>
    public Task<string> DescribeAsync(CancellationToken cancellationToken) => processes.ReadAsync(new Command("trivy", "--version"), cancellationToken);

    /// <inheritdoc/>
    public async Task<VulnerabilityReport> ScanAsync(ScanRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var version = (await DescribeAsync(cancellationToken)).Split('\n')[0].Replace("Version:", "", StringComparison.Ordinal).Trim();
        using var folder = TemporaryFolder.Create("trivy");
        var archive = Path.Combine(folder.Path, "image.tar");
        await request.SaveAsync(archive, cancellationToken);
        var command = new Command("trivy", "image", "--input", archive, "--scanners", "vuln", "--format", "json", "--quiet");
        return TrivyReport.Read(await processes.ReadAsync(command, cancellationToken), request, $"trivy {version}");
    }
}
