using Pipeline.Core.Errors;
using Pipeline.Core.Modules;
using Pipeline.Scanning.Sbom;
using Pipeline.Core.Stages;
using Pipeline.Scanning.Reports;
using Pipeline.Stages.BuildImage;
using Pipeline.Tools.Containers;
using Pipeline.Scanning;
using Pipeline.Scanning.Archives;

namespace Pipeline.Stages.Scan;

/// <summary>
/// Lists the packages of the built image as a CycloneDX SBOM (O1) and compares them with known vulnerabilities (D3b).
/// </summary>
/// <remarks>Writes <c>sbom.cdx.json</c>, <c>vulnerabilities.json</c> and <c>vulnerabilities.sarif</c>.</remarks>
internal sealed class ScanStage : IStage
{
    private const int NamedVulnerabilities = 10;
    private readonly IContainerEngine _engine;
    private readonly IVulnerabilityScanner _scanner;
    private readonly ScanOptions _options;

    /// <summary>Creates the stage.</summary>
    /// <param name="engine">Has the image.</param>
    /// <param name="scanner">Knows the vulnerabilities.</param>
    /// <param name="options">When to fail.</param>
    public ScanStage(IContainerEngine engine, IVulnerabilityScanner scanner, ScanOptions options)
    {
        _engine = engine;
        _scanner = scanner;
        _options = options;
    }

    /// <inheritdoc/>
    public Stage Kind => Stage.Scan;

    /// <inheritdoc/>
    public Resource Resource => Resource.Engine;

    /// <inheritdoc/>
    public async ValueTask<string?> DescribeSettingsAsync(Module module, CancellationToken cancellationToken) =>
        $"{await _scanner.DescribeAsync(cancellationToken)} fail-at {_options.FailAt}{(_options.AllowUnassessed ? " allow-unassessed" : "")}";

    /// <inheritdoc/>
    public async Task<StageResult> RunAsync(StageContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Module.Image is null)
            return StageResult.Skip($"'{context.Module.Name}' has no image.");
        var image = SubjectOf(context);
        await ImageArchive.LoadIfAbsentAsync(_engine, image.Id, context.OutputDirectoryOf(Stage.BuildImage), cancellationToken);
        var inventory = await ReadAsync(image, cancellationToken);
        await WriteAsync(context, "sbom.cdx.json", output => CycloneDxWriter.Write(output, image, inventory, context.Source.CommittedAt), cancellationToken);

        var report = await _scanner.ScanAsync(new ScanRequest(image, inventory, (path, token) => SaveAsync(image, path, token)), cancellationToken);
        await WriteAsync(context, "vulnerabilities.json", output => VulnerabilityReportJson.Write(output, report), cancellationToken);
        await WriteAsync(context, "vulnerabilities.sarif", output => SarifWriter.Write(output, report), cancellationToken);
        await context.Log.WriteLineAsync($"{report.Scanner}: {inventory.Packages.Count} packages, {report.Vulnerabilities.Count} vulnerabilities");
        foreach (var unread in report.Unread)
            await context.Log.WriteLineAsync($"  unread: {unread}");
        foreach (var vulnerability in report.Vulnerabilities)
            await context.Log.WriteLineAsync($"  {vulnerability}");

        var failure = DescribeFailure(context.Module.Name, report);
        return new StageResult
        {
            Status = failure is null ? StageStatus.Succeeded : StageStatus.Failed,
            Reason = failure ?? DescribeGaps(report),
            Metrics = report.Metrics,
            Files = OutputFiles.In(context.OutputDirectory),
        };
    }

    private static ImageSubject SubjectOf(StageContext context)
    {
        var outputs = context.Earlier(Stage.BuildImage)?.Outputs;
        return outputs is not null && outputs.TryGetValue("image", out var name) && outputs.TryGetValue("imageId", out var id)
            ? new ImageSubject(name, id)
            : throw new PipelineException($"There is no image of '{context.Module.Name}' to scan. Run the BuildImage stage first.");
    }

    // By id: the tag may point to another image by now.
    private async Task<ImageInventory> ReadAsync(ImageSubject image, CancellationToken cancellationToken)
    {
        ImageInventory? inventory = null;
        await _engine.SaveImageAsync(image.Id, async (stream, token) => inventory = await new ImageArchiveReader().ReadAsync(stream, token), cancellationToken);
        return inventory!;
    }

    private Task SaveAsync(ImageSubject image, string path, CancellationToken cancellationToken) => _engine.SaveImageAsync(
        image.Id,
        async (stream, token) =>
        {
            await using var file = File.Create(path);
            await stream.CopyToAsync(file, token);
        },
        cancellationToken);

    private static async Task WriteAsync(StageContext context, string name, Action<Stream> write, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        write(content);
        content.Position = 0;
        await using var file = File.Create(Path.Combine(context.OutputDirectory, name));
        await content.CopyToAsync(file, cancellationToken);
    }

    private string? DescribeFailure(string module, VulnerabilityReport report)
    {
        var failing = report.AtLeast(_options.FailAt);
        if (failing.Count == 0)
        {
            return _options.AllowUnassessed || report.IsAssessed
                ? null
                : $"The image of '{module}' is not assessed: {DescribeUnassessed(report)} {DescribeNextStep(report)}, or let it pass with '--allow-unassessed'.";
        }

        var rest = failing.Count > NamedVulnerabilities ? $"; and {failing.Count - NamedVulnerabilities} more (vulnerabilities.json lists all)" : "";
        return $"The image of '{module}' has {failing.Count} {(failing.Count == 1 ? "vulnerability" : "vulnerabilities")} of severity {_options.FailAt} or worse: {string.Join("; ", failing.Take(NamedVulnerabilities))}{rest}";
    }

    private static string? DescribeGaps(VulnerabilityReport report)
    {
        if (report.Advisories == 0)
            return "No advisories were given, so the image was compared with nothing: put OSV files into the advisory folder, or Trivy on PATH.";
        return report.IsAssessed ? null : DescribeUnassessed(report);
    }

    private static string DescribeUnassessed(VulnerabilityReport report)
    {
        List<string> gaps = report.Unread.Count > 0 ? [$"nobody knows what else it contains, because {string.Join("; ", report.Unread.Take(NamedVulnerabilities))}."] : [];
        if (report.Unassessed > 0)
            gaps.Add($"{report.Unassessed} of {report.Packages} packages were compared with nothing: {string.Join("; ", DescribeMissing(report))}.");
        return string.Join(' ', gaps);
    }

    private static IEnumerable<string> DescribeMissing(VulnerabilityReport report)
    {
        if (HasUnknownDistribution(report))
            yield return "the image does not tell a distribution that has advisories (os-release)";
        if (report.WithoutAdvisories.Count > 0)
            yield return $"there is not one advisory of {string.Join(", ", report.WithoutAdvisories.Select(missing => $"{missing.Key} ({missing.Value})"))}";
    }

    private static string DescribeNextStep(VulnerabilityReport report)
    {
        List<string> steps = report.WithoutAdvisories.Count > 0 ? [$"Put advisories of {string.Join(", ", report.WithoutAdvisories.Keys)} into the advisory folder"] : [];
        if (report.Unread.Count > 0 || HasUnknownDistribution(report))
            steps.Add($"{(steps.Count > 0 ? "use" : "Use")} a base image that is read");
        return string.Join(", ", steps);
    }

    private static bool HasUnknownDistribution(VulnerabilityReport report) => report.Unassessed > report.WithoutAdvisories.Values.Sum();
}
