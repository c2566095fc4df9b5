using System.Text;
using NJsonSchema;
using Pipeline.Core.Errors;
using Pipeline.Core.Planning;
using Pipeline.Testing;
using static Pipeline.Core.Tests.Planning.PlanScenario;

namespace Pipeline.Core.Tests.Planning;

public sealed class VersionPlanJsonTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_plan_meets_its_schema()
    {
        var schema = await JsonSchema.FromFileAsync(Path.Combine(AppContext.BaseDirectory, "version-plan.schema.json"), Token);

        Assert.Empty(schema.Validate(Encoding.UTF8.GetString(await WriteAsync(Plan()))));
    }

    [Fact]
    public async Task The_file_looks_as_documented() =>
        Snapshot.Matches("version-plan.json", Encoding.UTF8.GetString(await WriteAsync(Plan())));

    [Fact]
    public async Task What_authors_wrote_is_plain_text()
    {
        var history = Released();
        history.Commit("feat(\u202eapi): \u001b[2J nimda\u202e\u2066\n\nBREAKING CHANGE: gone\u200b \u009b1m\n\nCo-authored-by: \u001b[31mEve\u202e <eve@example.org>", "modules/orders/a");

        var text = Encoding.UTF8.GetString(await WriteAsync(history.Plan()));

        Assert.Contains("nimda", text, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"[\u001b\u009b\p{Cf}]|\\u", text);
    }

    [Fact]
    public async Task A_plan_from_outside_is_read_as_plain_text()
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes("""{ "schemaVersion": 1, "commit": "x", "modules": [], "warnings": ["\u001b[2J and \u202e"] }"""));

        Assert.Equal([" [2J and  "], (await VersionPlanJson.ReadAsync(stream, Token)).Warnings);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("""{ "schemaVersion": 2, "commit": "x", "modules": [] }""")]
    public async Task What_is_no_plan_is_answered_with_the_target_that_makes_one(string text)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));

        Assert.Contains("Run the target VersionPlan again.", (await Assert.ThrowsAsync<PipelineException>(() => VersionPlanJson.ReadAsync(stream, Token))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_table_gives_the_reason_for_each_bump()
    {
        var plan = Plan() with { Warnings = ["look here"] };

        Assert.Equal(
            """
            Module   Current  Next   Bump   Reason
            catalog  1.0.0    1.1.0  minor  minor: feat(api): add a total (#3) (0000002)
            orders   -        -      -      no commits
            web      1.0.0    1.0.1  patch  patch: needs catalog, which becomes 1.1.0
            Warning: look here

            """,
            VersionPlanTable.Write(plan));
    }

    private static VersionPlan Plan()
    {
        var history = new PlanScenario(Module("catalog"), Module("web", "catalog"), Module("orders"));
        history.Commit("feat: first", "modules/catalog/a", "modules/web/a");
        history.Tag("catalog-v1.0.0");
        history.Tag("web-v1.0.0");
        history.Commit("feat(api): add a total (#3)\n\nFixes #2", "modules/catalog/a");
        return history.Plan();
    }

    private static async Task<byte[]> WriteAsync(VersionPlan plan)
    {
        using var stream = new MemoryStream();
        await VersionPlanJson.WriteAsync(stream, plan, Token);
        return stream.ToArray();
    }
}
