namespace Pipeline.Components.Tests.Releases;

/// <summary>The page about umbrella releases, by its own declaration and commands, as processes on a real repository with a bare remote.</summary>
public sealed class UmbrellaPageTests
{
    [Fact]
    public async Task The_commands_of_the_page_open_join_show_leave_and_cut_and_make_a_point_release()
    {
        await using var shop = await DocumentedShop.StartAsync("recorded");
        // The day of the page is over one day; this one is not.
        var declaration = string.Join('\n', DocumentedPage.Blocks("umbrella.md", "yaml")[0]).Replace("2026-12-15", "2999-12-15", StringComparison.Ordinal);
        shop.Git.Commit("feat: declare aether", ("umbrella.yaml", declaration));
        shop.Git.Git("push", "-q", "origin", "main");
        var blocks = DocumentedPage.Blocks("umbrella.md", "sh");
        var (release, point) = (blocks[0], blocks[1]);

        await shop.TypeAsync(Line(release, "--open"));
        await shop.TypeAsync(Line(release, "--join"));
        await shop.SealAsync("1.0.0");
        await shop.SealAsync("1.1.0");
        var status = await shop.TypeAsync(Line(release, "--remote"));
        Assert.True(status.Contains("✔ catalog  1.1.0", StringComparison.Ordinal) && status.Contains("✔ orders   1.1.0", StringComparison.Ordinal), status);
        await shop.TypeAsync(Line(release, "--leave"));
        await shop.TypeAsync(Line(release, "--cut"));

        Assert.StartsWith("Ada cuts aether-2.1 as 2.1.0 (", shop.Sentences[0], StringComparison.Ordinal);
        Assert.Equal("2.1.0", shop.Origin("show", "aether-2.1.0:VERSION"));
        var chart = shop.Origin("show", "aether-2.1.0:charts/aether/Chart.yaml");
        Assert.Contains("name: catalog", chart, StringComparison.Ordinal);
        Assert.DoesNotContain("name: orders", chart, StringComparison.Ordinal);

        var fix = shop.Git.Commit("fix: the tea stays hot", ("modules/catalog/tea.cs", "1"));
        foreach (var line in point)
        {
            await shop.TypeAsync(line.Replace("COMMIT", fix, StringComparison.Ordinal));
            // What its stages do not measure here.
            if (line.Contains("Bundle", StringComparison.Ordinal))
                await shop.FoundAsync();
        }

        Assert.StartsWith("Ada cuts aether-2.1 as 2.1.1 (", shop.Sentences[0], StringComparison.Ordinal);
        Assert.Equal("2.1.1", shop.Origin("show", "aether-2.1.1:VERSION"));
        Assert.Equal("1", shop.Origin("show", "aether-2.1.1:modules/catalog/tea.cs"));
    }

    private static string Line(IReadOnlyList<string> lines, string option) => lines.Single(line => line.Contains($"Umbrella {option}", StringComparison.Ordinal));
}
