using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using NodaTime.TimeZones;
using Pipeline.Releases.Schedules;

namespace Pipeline.Releases.Tests.Schedules;

/// <summary>Zones, and moments of which half are near a change of their clock.</summary>
internal static class Arbitraries
{
    private static readonly Instant First = Instant.FromUtc(1975, 1, 1, 0, 0);
    private static readonly Instant Last = Instant.FromUtc(2040, 1, 1, 0, 0);

    public static Gen<DateTimeZone> Zone { get; } = Gen.Elements(DateTimeZoneProviders.Tzdb.Ids.Select(id => DateTimeZoneProviders.Tzdb[id]));

    public static Gen<Days> Days { get; } = Gen.Choose(1, 127).Select(days => (Days)days);

    public static Gen<TimeOnly> Time { get; } = Gen.Choose(0, (24 * 60) - 1).Select(minute => TimeOnly.MinValue.AddMinutes(minute));

    public static Gen<DateTimeOffset> Moment(DateTimeZone zone)
    {
        var anywhere = Gen.Choose(0, (int)(Last - First).TotalMinutes).Select(minute => First + NodaTime.Duration.FromMinutes(minute));
        ZoneInterval[] changes = [.. zone.GetZoneIntervals(First, Last).Where(part => part.HasStart && part.Start > First)];
        var near = changes.Length == 0
            ? anywhere
            : from part in Gen.Elements(changes) from minutes in Gen.Choose(-30 * 60, 30 * 60) select part.Start + NodaTime.Duration.FromMinutes(minutes);
        return Gen.OneOf(anywhere, near).Select(instant => instant.ToDateTimeOffset());
    }
}
