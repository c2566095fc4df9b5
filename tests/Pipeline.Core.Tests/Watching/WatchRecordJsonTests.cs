using System.Text;
using NJsonSchema;
using Pipeline.Core.Watching;
using Pipeline.Testing;

namespace Pipeline.Core.Tests.Watching;

public sealed class WatchRecordJsonTests
{
    [Fact]
    public void A_record_is_written_as_documented() => Snapshot.Matches("watch.json", Write(SampleWatches.Breached) + "\n");

    [Fact]
    public async Task A_record_meets_its_schema_with_every_outcome()
    {
        var schema = await SchemaAsync();
        foreach (var outcome in Enum.GetValues<WatchOutcome>())
            Assert.Empty(schema.Validate(Write(SampleWatches.Breached with { Outcome = outcome, Consequence = null, Release = null })));
    }

    [Theory]
    [InlineData("\"outcome\": \"breached\"", "\"outcome\": \"unsure\"")]
    [InlineData("\"errorRate\": 0.05", "\"errorRate\": 5")]
    public async Task The_schema_refuses_what_cannot_be(string before, string after)
    {
        var text = Write(SampleWatches.Breached);
        Assert.Contains(before, text, StringComparison.Ordinal);

        Assert.NotEmpty((await SchemaAsync()).Validate(text.Replace(before, after, StringComparison.Ordinal)));
    }

    private static string Write(WatchRecord record) => Encoding.UTF8.GetString(WatchRecordJson.Serialize(record));

    private static Task<JsonSchema> SchemaAsync() => JsonSchema.FromFileAsync(Path.Combine(AppContext.BaseDirectory, "watch.schema.json"), TestContext.Current.CancellationToken);
}
