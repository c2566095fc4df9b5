using Pipeline.Core.Errors;
using Pipeline.Testing;
using Pipeline.Tools.Helm;

namespace Pipeline.Tools.Tests.Helm;

public sealed class ChartPackageTests : IDisposable
{
    private static readonly DateTimeOffset Committed = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    private readonly TempDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task The_same_chart_packaged_twice_has_the_same_bytes()
    {
        using var chart = new ChartSandbox(version: "1.2.3");
        var helm = await HelmUnderTest.ClientAsync(_directory.Path);
        var first = await PackageAsync(helm, chart, "first");
        File.SetLastWriteTimeUtc(Path.Combine(chart.Path, "values.yaml"), new DateTime(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        var second = await PackageAsync(helm, chart, "second");
        Assert.Equal(await File.ReadAllBytesAsync(first), await File.ReadAllBytesAsync(second));
    }

    [Fact]
    public async Task Helm_reads_a_package_that_was_written_anew()
    {
        using var chart = new ChartSandbox(version: "1.2.3");
        var helm = await HelmUnderTest.ClientAsync(_directory.Path);
        var package = await PackageAsync(helm, chart, "new");
        Assert.Contains("kind: ConfigMap", await helm.TemplateAsync("shop", "staging", package, [], default), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Packages_are_compared_by_their_files_and_not_by_the_time_of_packaging()
    {
        using var chart = new ChartSandbox(version: "1.2.3");
        var helm = await HelmUnderTest.ClientAsync(_directory.Path);
        var before = await helm.PackageAsync(chart.Path, Folder("a"), TextWriter.Null, default);
        var again = await PackageAsync(helm, chart, "b");
        chart.Write("values.yaml", "replicas: 2\n");
        chart.Write("templates/more.yaml", ChartSandbox.ConfigMap);
        var after = await PackageAsync(helm, chart, "c");

        Assert.Empty(await ChartPackage.CompareAsync(before, again, default));
        Assert.Equal(["templates/more.yaml", "values.yaml"], (await ChartPackage.CompareAsync(before, after, default)).Select(difference => difference.File));
    }

    [Fact]
    public async Task A_file_that_is_no_package_is_refused() => Assert.Contains(
        "no packaged chart", (await Assert.ThrowsAsync<PipelineException>(() => ChartPackage.CompareAsync(_directory.Write("x.tgz", "no tar"), "", default))).Message, StringComparison.Ordinal);

    private async Task<string> PackageAsync(HelmClient helm, ChartSandbox chart, string folder)
    {
        var package = await helm.PackageAsync(chart.Path, Folder(folder), TextWriter.Null, default);
        await ChartPackage.MakeReproducibleAsync(package, Committed, default);
        return package;
    }

    private string Folder(string name) => Directory.CreateDirectory(_directory[name]).FullName;
}
