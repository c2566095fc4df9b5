using System.Text;
using NJsonSchema;
using Pipeline.Core.Load;
using Pipeline.Core.Runs;
using Pipeline.Testing;

namespace Pipeline.Core.Tests.Load;

public sealed class LoadRecordJsonTests
{
    [Fact]
    public void A_record_is_written_as_documented() => Snapshot.Matches("load.json", Write(SampleLoads.Record) + "\n");

    [Fact]
    public async Task A_record_meets_its_schema()
    {
        var schema = await SchemaAsync();

        Assert.Empty(schema.Validate(Write(SampleLoads.Record)));
        Assert.Empty(schema.Validate(Write(SampleLoads.Record with { Release = null, Who = null, Verdict = RunVerdict.Succeeded, Tests = [SampleLoads.Result with { WantedRate = null, Histogram = null, Faults = [], Measured = SampleLoads.Measured with { Generator = "wrk", Timeline = [], Percentiles = [] } }] })));
    }

    [Theory]
    [InlineData("\"verdict\": \"failed\"", "\"verdict\": \"unsure\"")]
    [InlineData("\"connections\": 20", "\"connections\": 0")]
    [InlineData("\"generator\": \"built-in\"", "\"generator\": \"hammer\"")]
    public async Task The_schema_refuses_what_cannot_be(string before, string after)
    {
        var text = Write(SampleLoads.Record);
        Assert.Contains(before, text, StringComparison.Ordinal);

        Assert.NotEmpty((await SchemaAsync()).Validate(text.Replace(before, after, StringComparison.Ordinal)));
    }

    private static string Write(LoadRecord record) => Encoding.UTF8.GetString(LoadRecordJson.Serialize(record));

    private static Task<JsonSchema> SchemaAsync() => JsonSchema.FromFileAsync(Path.Combine(AppContext.BaseDirectory, "load.schema.json"), TestContext.Current.CancellationToken);
}
