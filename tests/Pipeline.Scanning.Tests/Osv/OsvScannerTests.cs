using Pipeline.Core.Errors;
using Pipeline.Scanning.Osv;
using Pipeline.Scanning.Reports;
using Pipeline.Scanning.Sbom;
using Pipeline.Testing;

namespace Pipeline.Scanning.Tests.Osv;

public sealed class OsvScannerTests : IDisposable
{
    private readonly TempDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_folder_is_read_once_however_many_images_are_looked_at()
    {
        _folder.Write("a.json", """{"id":"A","affected":[{"package":{"ecosystem":"npm","name":"tea"},"versions":["1.0.0"]}]}""");
        var scanner = new OsvScanner(new AdvisoryFolder(_folder.Path));
        var first = await ScanAsync(scanner, "tea");
        File.Delete(_folder["a.json"]);

        var second = await ScanAsync(scanner, "tea");

        Assert.Equal(("A", 1), (Assert.Single(first.Vulnerabilities).Id, first.Advisories));
        Assert.Equal(("A", 1), (Assert.Single(second.Vulnerabilities).Id, second.Advisories));
        Assert.Empty((await ScanAsync(scanner, "coffee")).Vulnerabilities);
    }

    [Fact]
    public async Task Who_stops_waiting_stops_the_reading_for_nobody_else()
    {
        _folder.Write("a.json", """{"id":"A","affected":[{"package":{"ecosystem":"npm","name":"tea"},"versions":["1.0.0"]}]}""");
        var scanner = new OsvScanner(new AdvisoryFolder(_folder.Path));
        using var impatient = new CancellationTokenSource();
        await impatient.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ScanAsync(scanner, "tea", impatient.Token));

        Assert.Single((await ScanAsync(scanner, "tea")).Vulnerabilities);
    }

    [Fact]
    public async Task An_advisory_that_cannot_be_read_fails_every_image_with_its_name()
    {
        _folder.Write("broken.json", "{");
        var scanner = new OsvScanner(new AdvisoryFolder(_folder.Path));

        foreach (var package in new[] { "tea", "coffee" })
            Assert.Contains("broken.json", (await Assert.ThrowsAsync<PipelineException>(() => ScanAsync(scanner, package))).Message, StringComparison.Ordinal);
    }

    private static Task<VulnerabilityReport> ScanAsync(OsvScanner scanner, string package, CancellationToken? token = null) => scanner.ScanAsync(
        new ScanRequest(new ImageSubject("shop", "sha256:1"), ImageInventory.Of(null, [new Package { Kind = PackageKind.Npm, Name = package, Version = "1.0.0" }]), (_, _) => Task.CompletedTask),
        token ?? TestContext.Current.CancellationToken);
}
