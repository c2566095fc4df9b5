using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Pipeline.Core.Errors;
using Pipeline.Releases.Schedules;

namespace Pipeline.Releases.Tests.Schedules;

/// <summary>What a policy holds is written to the ledger and read from it again.</summary>
public class StoredPolicyTests
{
    [Fact]
    public void A_window_is_stored() => IsStored(
        DeploymentWindow.Parse(Days.Weekdays, "09:00-17:30", "Asia/Kolkata"),
        PolicyJsonContext.Default.DeploymentWindow,
        """{"days":"weekdays","from":"09:00:00","to":"17:30:00","timeZone":"Asia/Kolkata"}""");

    [Fact]
    public void A_freeze_is_stored() => IsStored(
        Freeze.Parse("2026-12-20", "2027-01-02", "Europe/Amsterdam", "of the Christmas sale"),
        PolicyJsonContext.Default.Freeze,
        """{"from":"2026-12-20T00:00:00","until":"2027-01-03T00:00:00","timeZone":"Europe/Amsterdam","because":"of the Christmas sale"}""");

    [Fact]
    public void A_schedule_is_stored() => IsStored(
        ReleaseSchedule.Describe(r => r.Every(Days.Monday | Days.Thursday).On("2026-12-01").At("17:00", "UTC").GoNoGo(hoursBefore: 1).Except("2026-12-24").Except(Holidays.Of("NL"))),
        PolicyJsonContext.Default.ReleaseSchedule,
        """
        {"days":"monday, thursday","dates":["2026-12-01"],"at":"17:00:00","timeZone":"UTC","goNoGoBefore":"01:00:00","except":["2026-12-24"],"holidays":[{"country":"NL"}]}
        """);

    [Theory]
    [InlineData("""{"days":"weekdays","from":"09:00:00","to":"17:30:00","timeZone":"Nowhere/Land"}""")]
    [InlineData("""{"days":"none","from":"09:00:00","to":"17:30:00","timeZone":"UTC"}""")]
    public void A_stored_window_that_could_not_be_written_is_refused(string json) =>
        Assert.Throws<PipelineException>(() => JsonSerializer.Deserialize(json, PolicyJsonContext.Default.DeploymentWindow));

    [Theory]
    [InlineData("""{"days":99,"at":"17:00:00","timeZone":"UTC"}""")]
    [InlineData("""{"days":"someday","at":"17:00:00","timeZone":"UTC"}""")]
    public void Days_are_stored_by_name_only(string json) => Assert.Throws<JsonException>(() => JsonSerializer.Deserialize(json, PolicyJsonContext.Default.ReleaseSchedule));

    private static void IsStored<T>(T value, JsonTypeInfo<T> type, string json)
        where T : notnull
    {
        Assert.Equal(json.Trim(), JsonSerializer.Serialize(value, type));
        var read = JsonSerializer.Deserialize(json, type)!;
        Assert.Equal(json.Trim(), JsonSerializer.Serialize(read, type));
        Assert.Equal(value.ToString(), read.ToString());
    }
}
