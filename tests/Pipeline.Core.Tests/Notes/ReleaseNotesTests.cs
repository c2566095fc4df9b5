using Pipeline.Core.Notes;
using Pipeline.Core.Planning;
using Pipeline.Core.Testing;
using Pipeline.Core.Tests.Planning;
using Pipeline.Testing;
using static Pipeline.Core.Tests.Planning.PlanScenario;

namespace Pipeline.Core.Tests.Notes;

public sealed class ReleaseNotesTests
{
    private static readonly NotesOptions Options = new()
    {
        Date = new DateOnly(2026, 11, 21),
        RepositoryUrl = "https://github.com/acme/shop",
        TestsBefore = new Dictionary<string, TestList> { ["orders"] = new() { Tests = ["Basket.Is_empty", "Basket.Is_old"] } },
        TestsNow = new Dictionary<string, TestList> { ["orders"] = new() { Tests = ["Basket.Has_a_total", "Basket.Is_empty"] } },
    };

    [Fact]
    public void The_notes_of_a_set_are_grouped_linked_and_name_added_tests() =>
        Snapshot.Matches("release-notes.md", new ReleaseNotes(Options).Write(Plan(), "Shop 2026-11-21"));

    [Fact]
    public void Without_a_page_nothing_is_linked() =>
        Assert.DoesNotContain("](", new ReleaseNotes(Options with { RepositoryUrl = null }).Write(Plan(), "Shop"), StringComparison.Ordinal);

    [Fact]
    public void What_authors_write_becomes_no_markup()
    {
        var history = new PlanScenario(Module("orders"));
        history.Commit("feat: <script>alert(1)</script> [x](javascript:y) @everyone", "modules/orders/a");

        var notes = new ReleaseNotes(Options).Write(history.PlanOf("orders"));

        Assert.DoesNotContain("<script", notes, StringComparison.Ordinal);
        Assert.DoesNotContain("[x](javascript", notes, StringComparison.Ordinal);
        Assert.DoesNotContain("@everyone", notes, StringComparison.Ordinal);
    }

    [Fact]
    public void What_authors_write_acts_on_no_terminal_and_hides_nothing()
    {
        var history = new PlanScenario(Module("orders"));
        history.Commit("feat(\u202eapi): \u001b[2J\u001b]0;title\u0007 nimda\u202e\u2066\n\nBREAKING CHANGE: gone\u200b \u009b1m\n\nCo-authored-by: \u001b[31mEve\u202e <eve@example.org>", "modules/orders/a");

        var notes = new ReleaseNotes(Options).Write(history.PlanOf("orders")) + ReleaseNotes.Write("orders\u202e", new DateOnly(2026, 11, 25), "- \u001b[2J\u202e");

        Assert.Contains("nimda", notes, StringComparison.Ordinal);
        Assert.Contains("Eve", notes, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"[\p{Cc}\p{Cf}-[\n]]", notes);
    }

    [Fact]
    public void They_begin_with_how_mature_it_is_and_what_is_missing()
    {
        var history = PlanScenario.Released();
        history.Commit("feat: search", "modules/orders/a");
        var notes = new ReleaseNotes(Options with { Maturity = new PlannedMaturity { Word = "beta", Because = "as the evidence of 2026-11-25.1 says", Missing = ["stable needs <more>"] } });
        const string Expected = "Maturity: **beta**, as the evidence of 2026-11-25.1 says. What keeps it from the next level:\n\n- stable needs &lt;more&gt;\n\n";

        var plan = history.Plan(new PlanOptions { Channel = "beta" });

        Assert.StartsWith($"# Shop\n\n{Expected}| Module |", notes.Write(plan, "Shop"), StringComparison.Ordinal);
        Assert.StartsWith($"## orders 1.1.0-beta.1 (2026-11-21)\n\n{Expected}Pre-release after", notes.Write(plan.Modules.Single(module => module.Name == "orders")), StringComparison.Ordinal);
    }

    [Fact]
    public void Versions_that_say_another_maturity_are_not_contradicted()
    {
        var history = PlanScenario.Released();
        history.Commit("feat: search", "modules/orders/a");
        var notes = new ReleaseNotes(Options with { Maturity = new PlannedMaturity { Word = "alpha", Because = "nothing was measured" } });

        Assert.DoesNotContain("Maturity", notes.Write(history.Plan(new PlanOptions { Channel = "beta" }), "Shop"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_plan_without_releases_says_so() =>
        Assert.Contains("Nothing to release.", new ReleaseNotes(Options).Write(new VersionPlan { Commit = "a", Modules = [] }, "Shop"), StringComparison.Ordinal);

    [Fact]
    public void What_a_tag_says_becomes_notes_that_cannot_become_markup()
    {
        var notes = ReleaseNotes.Write("orders 1.2.0", new DateOnly(2026, 11, 25), "- minor: feat: <b>search</b> (@ada)\r\n\nneeds [catalog](https://example.org)\n");

        Assert.Equal("## orders 1.2.0 (2026-11-25)\n\n- minor: feat: &lt;b&gt;search&lt;/b&gt; (&#64;ada)\n- needs \\[catalog\\](https://example.org)\n", notes);
    }

    private static VersionPlan Plan()
    {
        var history = new PlanScenario(Module("catalog"), Module("orders", "catalog"), Module("web", "orders"));
        history.Commit("feat: first", "modules/orders/a", "modules/catalog/a", "modules/web/a");
        foreach (var module in (string[])["orders", "catalog", "web"])
            history.Tag($"{module}-v1.0.0");
        history.Commit("feat(api): add a total (#12)\n\nFixes #7\n\nCo-authored-by: Grace <grace@example.org>", "modules/orders/a");
        history.Commit("fix: close the connection", "modules/orders/b", "modules/catalog/b");
        history.Commit("refactor!: rename the field (#14)\n\nBREAKING CHANGE: `query` is now `text`.", "modules/orders/c");
        history.Commit("tidy up", "modules/orders/d");
        return history.Plan();
    }

    [Fact]
    public void Twenty_added_tests_are_named_and_the_rest_counted()
    {
        Assert.Contains("### Unit tests: 20 added, 20 in all\n\n- T01\n", Notes(20), StringComparison.Ordinal);
        Assert.EndsWith("- T20\n", Notes(20), StringComparison.Ordinal);
        Assert.EndsWith("- T20\n- and 1 more\n", Notes(21), StringComparison.Ordinal);
        Assert.EndsWith("### Unit tests: 0 added, 0 in all\n\n", Notes(0), StringComparison.Ordinal);

        static string Notes(int tests)
        {
            string[] names = [.. Enumerable.Range(1, tests).Select(number => $"T{number:00}").Reverse()];
            var notes = new ReleaseNotes(Options with { TestsBefore = new Dictionary<string, TestList>(), TestsNow = new Dictionary<string, TestList> { ["orders"] = new() { Tests = names } } });
            return notes.Write(Released("fix: a", "1.0.0") with { Commits = [] , Reasons = [] });
        }
    }

    [Theory]
    [InlineData("fix: a", "1.0.0", null, "Patch release after 1.0.0: [orders-v1.0.0...orders-v1.0.1](https://github.com/acme/shop/compare/orders-v1.0.0...orders-v1.0.1).")]
    [InlineData("feat: a", "1.0.0", null, "Minor release after 1.0.0: ")]
    [InlineData("feat!: a", "1.0.0", null, "Major release after 1.0.0: ")]
    [InlineData("feat: a", "1.0.0", "rc", "Pre-release after 1.0.0: ")]
    [InlineData("feat: a", null, null, "First release.\n")]
    public void The_kind_of_the_release_is_told(string message, string? released, string? channel, string expected) =>
        Assert.Contains($"\n\n{expected}", new ReleaseNotes(Options).Write(Released(message, released, channel)), StringComparison.Ordinal);

    [Theory]
    [InlineData("v1.0.0", "[v1.0.0...orders-v1.0.1](https://github.com/acme/shop/compare/v1.0.0...orders-v1.0.1).")]
    [InlineData(null, "[orders-v1.0.0...orders-v1.0.1](https://github.com/acme/shop/compare/orders-v1.0.0...orders-v1.0.1).")]
    public void The_changes_are_linked_from_the_tag_of_the_last_release(string? previous, string expected) =>
        Assert.Contains($"\n\nPatch release after 1.0.0: {expected}", new ReleaseNotes(Options).Write(Released("fix: a", "1.0.0") with { PreviousTag = previous }), StringComparison.Ordinal);

    [Fact]
    public void Without_a_page_the_kind_is_told_without_a_link() =>
        Assert.Contains("\n\nPatch release after 1.0.0.\n", new ReleaseNotes(Options with { RepositoryUrl = null }).Write(Released("fix: a", "1.0.0")), StringComparison.Ordinal);

    [Theory]
    [InlineData("perf", "Performance")]
    [InlineData("docs", "Documentation")]
    [InlineData("revert", "Reverted")]
    public void A_type_has_its_section(string type, string title) =>
        Assert.Contains($"### {title}\n\n- a (", new ReleaseNotes(Options).Write(Released($"{type}: a", "1.0.0")), StringComparison.Ordinal);

    [Fact]
    public void A_plan_that_releases_nothing_has_no_notes() =>
        Assert.StartsWith("orders has nothing to release.", Assert.Throws<ArgumentException>(() => new ReleaseNotes(Options).Write(Released("fix: a", "1.0.0") with { Next = null })).Message, StringComparison.Ordinal);

    private static ModulePlan Released(string message, string? version, string? channel = null)
    {
        var history = new PlanScenario(Module("orders"), Module("catalog"));
        history.Commit("feat: first", "modules/catalog/a");
        if (version is not null)
            history.Tag($"orders-v{version}");
        history.Commit(message, "modules/orders/b");
        return history.PlanOf("orders", new PlanOptions { Channel = channel });
    }
}
