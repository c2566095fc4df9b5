using System.Text;
using NJsonSchema;
using Pipeline.Core.Rollbacks;
using Pipeline.Core.Runs;
using Pipeline.Testing;

namespace Pipeline.Core.Tests.Rollbacks;

public sealed class RollbackRecordJsonTests
{
    private static readonly RollbackRecord Full = new()
    {
        Environment = "production",
        Namespace = "shop",
        Runtime = "kubernetes",
        Who = "Ada",
        StartedAt = new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero),
        Verdict = RunVerdict.Failed,
        Modules =
        [
            new ModuleRollback
            {
                Name = "orders",
                From = new ReleaseState(3, "1.3.0", EnvironmentHistory.Commit("c3")),
                To = new ReleaseState(2, "1.2.0", null),
                Outcome = RollbackOutcome.Failed,
                Reason = "it did not become ready",
                DurationMs = 12.5,
                Log = "orders/rollback/log.txt",
            },
            new ModuleRollback { Name = "web", Outcome = RollbackOutcome.Stays, Reason = "it is not deployed" },
        ],
    };

    [Fact]
    public void A_record_is_written_as_documented() => Snapshot.Matches("rollback.json", Write(Full) + "\n");

    [Fact]
    public async Task A_record_meets_its_schema_with_every_outcome_and_verdict()
    {
        var schema = await ReadSchemaAsync();
        foreach (var outcome in Enum.GetValues<RollbackOutcome>())
            Assert.Empty(schema.Validate(Write(Full with { Modules = [Full.Modules[0] with { Outcome = outcome }] })));
        foreach (var verdict in Enum.GetValues<RunVerdict>())
            Assert.Empty(schema.Validate(Write(Full with { Verdict = verdict })));
    }

    [Theory]
    [InlineData("\"outcome\": \"failed\"", "\"outcome\": \"unsure\"")]
    [InlineData("\"revision\": 2", "\"revision\": 0")]
    [InlineData("\"runtime\": \"kubernetes\"", "\"runtime\": \"cloud\"")]
    [InlineData("\"who\"", "\"author\"")]
    public async Task The_schema_refuses_what_is_no_record(string right, string wrong)
    {
        var broken = Write(Full).Replace(right, wrong, StringComparison.Ordinal);
        Assert.NotEqual(Write(Full), broken);

        Assert.NotEmpty((await ReadSchemaAsync()).Validate(broken));
    }

    private static string Write(RollbackRecord record) => Encoding.UTF8.GetString(RollbackRecordJson.Serialize(record));

    private static Task<JsonSchema> ReadSchemaAsync() => JsonSchema.FromFileAsync(Path.Combine(AppContext.BaseDirectory, "rollback.schema.json"), TestContext.Current.CancellationToken);
}
