using System.Text;
using NJsonSchema;
using Pipeline.Core.Errors;
using Pipeline.Core.Modules;
using Pipeline.Core.Runs;
using Pipeline.Core.Stages;
using Pipeline.Testing;

namespace Pipeline.Core.Tests.Runs;

public sealed class RunRecordJsonTests
{
    private static readonly RunRecord Full = Records.Run(
        Records.Module("web", Records.Ran(Stage.BuildImage), Records.Pushed("registry/web:1")) with { Hooks = [Records.Hook(Stage.Push, HookMoment.After, "Sign")] },
        Records.Module("orders", Records.Ran(Stage.UnitTest, StageStatus.Failed) with { Reason = "1 of 12 tests failed" })) with
    {
        Environment = "staging",
    };

    [Fact]
    public void A_record_is_written_as_documented() => Snapshot.Matches("run.json", Encoding.UTF8.GetString(RunRecordJson.Serialize(Full)) + "\n");

    [Fact]
    public async Task The_schema_names_every_member_of_a_step()
    {
        var schema = await ReadSchemaAsync();
        using var json = System.Text.Json.JsonDocument.Parse(RunRecordJson.Serialize(Full));
        var web = json.RootElement.GetProperty("modules")[0];

        Assert.Equal(schema.Definitions["stage"].Properties.Keys, web.GetProperty("stages")[0].EnumerateObject().Select(member => member.Name));
        Assert.Equal(schema.Definitions["hook"].Properties.Keys, web.GetProperty("hooks")[0].EnumerateObject().Select(member => member.Name));
    }

    [Fact]
    public async Task A_record_meets_its_schema()
    {
        var schema = await ReadSchemaAsync();

        Assert.Empty(schema.Validate(Encoding.UTF8.GetString(RunRecordJson.Serialize(Full))));
        Assert.Empty(schema.Validate(Encoding.UTF8.GetString(RunRecordJson.Serialize(Records.Run(Records.Module("web", new StageRecord { Name = Stage.Clone, Status = StageStatus.Pending }))))));
    }

    [Fact]
    public async Task The_schema_knows_every_stage_and_status()
    {
        var schema = await ReadSchemaAsync();
        foreach (var stage in Enum.GetValues<Stage>())
        {
            foreach (var status in Enum.GetValues<StageStatus>())
                Assert.Empty(schema.Validate(Encoding.UTF8.GetString(RunRecordJson.Serialize(Records.Run(Records.Module("web", Records.Ran(stage, status)))))));
        }
    }

    [Theory]
    [InlineData("\"verdict\": \"failed\"", "\"verdict\": \"unsure\"")]
    [InlineData("\"name\": \"UnitTest\"", "\"name\": \"unit-test\"")]
    [InlineData("\"commit\": \"1111", "\"commit\": \"main")]
    [InlineData("sha256:", "sha1:")]
    [InlineData("\"durationMs\": 12.5", "\"durationMs\": -1")]
    public async Task The_schema_refuses_what_is_no_record(string right, string wrong)
    {
        var json = Encoding.UTF8.GetString(RunRecordJson.Serialize(Full));
        var broken = json.Replace(right, wrong, StringComparison.Ordinal);
        Assert.NotEqual(json, broken);

        Assert.NotEmpty((await ReadSchemaAsync()).Validate(broken));
    }

    [Fact]
    public void What_is_written_is_read_back() => Assert.Equivalent(Full, RunRecordJson.Parse(RunRecordJson.Serialize(Full), "run.json"), strict: true);

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"commit\":\"1\",\"startedAt\":\"2026-03-02T12:00:00Z\",\"verdict\":2}")]
    [InlineData("{\"commit\":\"1\",\"startedAt\":\"yesterday\",\"verdict\":\"failed\"}")]
    public void What_is_no_record_is_refused_naming_the_file(string json)
    {
        var exception = Assert.Throws<PipelineException>(() => RunRecordJson.Parse(Encoding.UTF8.GetBytes(json), "artifacts/run.json"));

        Assert.StartsWith("artifacts/run.json is no run record: ", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_record_of_a_newer_schema_is_refused()
    {
        var newer = RunRecordJson.Serialize(Full with { SchemaVersion = 2 });

        var exception = Assert.Throws<PipelineException>(() => RunRecordJson.Parse(newer, "run.json"));

        Assert.Contains("has schema version 2; this build reads up to 1", exception.Message, StringComparison.Ordinal);
    }

    private static Task<JsonSchema> ReadSchemaAsync() => JsonSchema.FromFileAsync(Path.Combine(AppContext.BaseDirectory, "run.schema.json"));
}
