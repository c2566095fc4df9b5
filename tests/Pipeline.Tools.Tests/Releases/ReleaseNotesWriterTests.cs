using Pipeline.Core.Errors;
using Pipeline.Testing;
using Pipeline.Tools.Releases;
using Pipeline.Tools.Tests.Versions;

namespace Pipeline.Tools.Tests.Releases;

public sealed class ReleaseNotesWriterTests : IDisposable
{
    private readonly ShopRepository _shop = new();
    private readonly TempDirectory _now = new();
    private readonly TempDirectory _before = new();

    public ReleaseNotesWriterTests()
    {
        _shop.TagAll("1.0.0");
        _shop.Git.Commit("feat: a (#4)", ("modules/orders/a.cs", "1"));
    }

    public void Dispose()
    {
        _shop.Dispose();
        _now.Dispose();
        _before.Dispose();
    }

    [Fact]
    public async Task Notes_are_written_for_the_set_and_for_each_module()
    {
        _before.Write("orders/unit-test/tests.json", """{ "schemaVersion": 1, "tests": ["A.One"] }""");
        _now.Write("orders/unit-test/tests.json", """{ "schemaVersion": 1, "tests": ["A.One", "A.Two"] }""");

        var notes = await WriteAsync(_before.Path);

        Assert.Equal(notes["orders"], File.ReadAllText(_now["orders/release-notes.md"]));
        Assert.Contains("### Unit tests: 1 added, 2 in all\n\n- A.Two\n", notes["orders"], StringComparison.Ordinal);
        Assert.StartsWith("# Shop\n", File.ReadAllText(_now["release-notes.md"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_earlier_lists_tests_are_not_mentioned() =>
        Assert.DoesNotContain("Unit tests", (await WriteAsync(null))["orders"], StringComparison.Ordinal);

    [Fact]
    public async Task A_broken_list_is_named()
    {
        _now.Write("orders/unit-test/tests.json", "{");

        Assert.Contains(_now["orders/unit-test/tests.json"], (await Assert.ThrowsAsync<PipelineException>(() => WriteAsync(_before.Path))).Message, StringComparison.Ordinal);
    }

    private async Task<IReadOnlyDictionary<string, string>> WriteAsync(string? previous) => await new ReleaseNotesWriter(_now.Path)
        .WriteAsync(await _shop.PlanAsync(), "Shop", new DateOnly(2026, 11, 21), null, previous, TestContext.Current.CancellationToken);
}
