using Pipeline.Core.Previews;
using Pipeline.Reports.Previews;

namespace Pipeline.Reports.Tests.Previews;

public sealed class PreviewMarkdownTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 30, 12, 0, 0, TimeSpan.Zero);
    private static readonly PreviewName Name = PreviewName.Of("shop", "pr-42");

    [Fact]
    public void It_says_where_each_module_answers_of_which_commit_until_when_and_how_it_is_closed() => Assert.Equal(
        """
        <!-- pipeline-preview shop-pr-42 -->
        ### Preview pr-42

        | Module | Address |
        | --- | --- |
        | orders | <http://10.0.0.1:8080/> |
        | web | <https://web.example/> |

        Commit abc123, opened by ada, open until 2026-12-03 12:00 UTC, or until nobody has used it for 24 h. `./build.sh ClosePreview --preview pr-42` closes it; so does closing the pull request.

        """,
        PreviewMarkdown.Open(Name, Preview with { Addresses = [new("orders", "http://10.0.0.1:8080"), new("web", "https://web.example/")] }));

    [Theory]
    [InlineData("http://web.shop-pr-42.svc:80", "inside the cluster; from outside `kubectl --namespace shop-pr-42 port-forward service/web 8080:80`, then http&#58;//localhost:8080")]
    [InlineData("http://127.0.0.1:32772", "127.0.0.1:32772 on the machine that opened it")]
    [InlineData("http://localhost:32772", "localhost:32772 on the machine that opened it")]
    public void What_nobody_can_follow_from_a_pull_request_is_no_link_but_says_how_to_get_there(string address, string way) =>
        Assert.Contains($"| web | {way} |", PreviewMarkdown.Open(Name, Preview with { Addresses = [new("web", address)] }), StringComparison.Ordinal);

    [Fact]
    public void It_says_that_it_is_closed_and_why() => Assert.Equal(
        "<!-- pipeline-preview shop-pr-42 -->\n### Preview pr-42\n\nClosed: nobody used it. `./build.sh OpenPreview --preview pr-42` opens it again.\n",
        PreviewMarkdown.Closed(Name, "nobody used it"));

    [Fact]
    public void Nothing_that_others_wrote_becomes_markup()
    {
        var text = PreviewMarkdown.Open(
            PreviewName.Of("shop", "a`b"),
            Preview with { Who = "[ada](https://evil.example) @all", Commit = "**x**", Addresses = [new("web|x", "javascript:alert(1)"), new("api", "https://x.example/|<b>")] });

        Assert.Contains(@"opened by \[ada\]\(https&#58;//evil.example\) &#64;all,", text, StringComparison.Ordinal);
        Assert.Contains(@"Commit \*\*x\*\*,", text, StringComparison.Ordinal);
        Assert.Contains(@"| web\|x | javascript:alert\(1\) |", text, StringComparison.Ordinal);
        Assert.Contains("--preview a'b`", text, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", text, StringComparison.Ordinal);
    }

    private static Preview Preview => new()
    {
        Application = "shop",
        Name = "pr-42",
        Who = "ada",
        OpenedAt = Now,
        UpdatedAt = Now,
        UsedAt = Now,
        TimeToLive = TimeSpan.FromDays(3),
        Idle = TimeSpan.FromDays(1),
        Phase = PreviewPhase.Open,
        Commit = "abc123",
    };
}
