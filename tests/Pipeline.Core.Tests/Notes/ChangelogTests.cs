using Pipeline.Core.Notes;

namespace Pipeline.Core.Tests.Notes;

public sealed class ChangelogTests
{
    private const string Notes = "## orders 1.1.0 (2026-11-21)\n\nnew\n";

    [Theory]
    [InlineData(null, "# Changelog\n\n## orders 1.1.0 (2026-11-21)\n\nnew\n")]
    [InlineData("# History\n\nBy hand.\n\n## orders 1.0.0 (2026-01-01)\n\nold\n", "# History\n\nBy hand.\n\n## orders 1.1.0 (2026-11-21)\n\nnew\n\n## orders 1.0.0 (2026-01-01)\n\nold\n")]
    [InlineData("# History\n", "# History\n\n## orders 1.1.0 (2026-11-21)\n\nnew\n")]
    [InlineData("## orders 1.0.0\n", "## orders 1.1.0 (2026-11-21)\n\nnew\n\n## orders 1.0.0\n")]
    public void The_newest_release_comes_first_and_everything_else_stays(string? existing, string expected) =>
        Assert.Equal(expected, Changelog.Prepend(existing, Notes));

    [Fact]
    public void A_release_is_written_once()
    {
        var once = Changelog.Prepend(null, Notes);

        Assert.Equal(once, Changelog.Prepend(once, Notes.Replace("11-21", "12-24", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("# History\r\n\r\n## orders 1.0.0 (2026-01-01)\r\n\r\nold\r\n", "# History\r\n\r\n## orders 1.1.0 (2026-11-21)\r\n\r\nnew\r\n\r\n## orders 1.0.0 (2026-01-01)\r\n\r\nold\r\n")]
    [InlineData("# History\r\n", "# History\r\n\r\n## orders 1.1.0 (2026-11-21)\r\n\r\nnew\r\n")]
    [InlineData("# History\r\none\ntwo\r\n", "# History\r\none\ntwo\r\n\r\n## orders 1.1.0 (2026-11-21)\r\n\r\nnew\r\n")]
    public void A_file_keeps_its_line_ends(string existing, string expected) => Assert.Equal(expected, Changelog.Prepend(existing, Notes));

    [Theory]
    [InlineData("# Changelog\n\n## [Unreleased]\n\n- soon\n\n", "## [1.0.0] - 2026-01-01\n\nold\n")]
    [InlineData("# Changelog\n\n## Unreleased\n\n", "## orders 1.0.0 (2026-01-01)\n")]
    [InlineData("\ufeff", "## orders 1.0.0 (2026-01-01)\n\n## orders 0.9.0 (2025-01-01)\n")]
    [InlineData("# How to\n\n```\n## orders 9.9.9\n```\n\n", "## orders 1.0.0 (2026-01-01)\n")]
    [InlineData("<!--\n## orders 9.9.9\n-->\n", "## orders 1.0.0 (2026-01-01)\n")]
    [InlineData("", "# [2.0.0](https://example.org) (2026-01-01)\n\n## [1.0.1](https://example.org) (2025-01-01)\n")]
    public void The_newest_release_stands_directly_before_the_one_before_it(string above, string releases) =>
        Assert.Equal($"{above}{Notes}\n{releases}", Changelog.Prepend(above + releases, Notes));

    [Fact]
    public void Where_nothing_was_released_yet_the_release_comes_after_what_is_not() =>
        Assert.Equal($"# Changelog\n\n## [Unreleased]\n\n- soon\n\n{Notes}", Changelog.Prepend("# Changelog\n\n## [Unreleased]\n\n- soon\n", Notes));
}
