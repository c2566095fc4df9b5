using NodaTime;
using NodaTime.TimeZones;
using Pipeline.Core.Errors;
using Pipeline.Shared;

namespace Pipeline.Releases.Schedules;

/// <summary>The time zones of the IANA database that the product carries: the same on every machine.</summary>
internal static class TimeZones
{
    private static ZoneLocalMappingResolver Earliest { get; } = Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnStartOfIntervalAfter);

    private static ZoneLocalMappingResolver Latest { get; } = Resolvers.CreateMappingResolver(Resolvers.ReturnLater, Resolvers.ReturnStartOfIntervalAfter);

    /// <summary>The name itself when a zone has it.</summary>
    /// <exception cref="PipelineException">No zone has this name.</exception>
    public static string Known(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var names = DateTimeZoneProviders.Tzdb.Ids;
        return names.Contains(name)
            ? name
            : throw new PipelineException($"There is no time zone '{name}'{NearestNames.EndOfSentence(name, names)} Write a name of the IANA database, such as Asia/Kolkata or UTC.");
    }

    /// <summary>The zone of that name.</summary>
    /// <exception cref="PipelineException">No zone has this name.</exception>
    public static DateTimeZone Find(string name) => DateTimeZoneProviders.Tzdb[Known(name)];

    /// <summary>The first time that the clock shows <paramref name="local"/>; the first instant after the gap when it never does.</summary>
    public static Instant First(this DateTimeZone zone, LocalDateTime local) => zone.ResolveLocal(local, Earliest).ToInstant();

    /// <summary>The last time that the clock shows <paramref name="local"/>; the first instant after the gap when it never does.</summary>
    public static Instant Last(this DateTimeZone zone, LocalDateTime local) => zone.ResolveLocal(local, Latest).ToInstant();

    /// <summary>The instant, with the time that the zone's clock shows.</summary>
    public static DateTimeOffset Show(this DateTimeZone zone, Instant instant)
    {
        // Offsets of the nineteenth century have seconds, which a DateTimeOffset cannot hold.
        var offset = TimeSpan.FromMinutes(zone.GetUtcOffset(instant).Seconds / 60);
        return instant.ToDateTimeOffset().ToOffset(offset);
    }
}
