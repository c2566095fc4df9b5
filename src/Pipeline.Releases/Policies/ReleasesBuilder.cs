using Pipeline.Core.Errors;
using Pipeline.Core.Text;
using Pipeline.Releases.Channels;
using Pipeline.Releases.Gates;
using Pipeline.Releases.Maturity;
using Pipeline.Releases.Schedules;
using Pipeline.Releases.Umbrella;

namespace Pipeline.Releases.Policies;

/// <summary>Describes the releases of an application; every method returns a changed copy.</summary>
public sealed record ReleasesBuilder
{
    internal ReleasesBuilder(ReleasePolicy policy) => Policy = policy;

    internal ReleasePolicy Policy { get; init; }

    /// <summary>When releases are planned (D11): <c>Every(Days.Weekdays).At("17:00", "Europe/Amsterdam").GoNoGo(hoursBefore: 1)</c>.</summary>
    /// <exception cref="Core.Errors.PipelineException">It names no day, no time, or contradicts itself.</exception>
    public ReleasesBuilder Schedule(Func<ReleaseScheduleBuilder, ReleaseScheduleBuilder> describe) => this with { Policy = Policy with { Schedule = ReleaseSchedule.Describe(describe) } };

    /// <summary>The module <paramref name="name"/> asks for more than the common minimum (O3): it can tighten it, never loosen.</summary>
    public ReleasesBuilder Module(string name, Func<GateBuilder, GateBuilder> gate)
    {
        ArgumentNullException.ThrowIfNull(gate);
        var modules = Policy.Modules;
        var own = gate(new GateBuilder(modules.GetValueOrDefault(name) ?? Gate.Open)).Gate;
        return this with { Policy = Policy with { Modules = modules.SetItem(name, own) } };
    }

    /// <summary>The umbrella release <paramref name="name"/> is prepared (O4): <c>Version("2.1").Target("2026-12-15").Gate(g => ...).Modules("catalog", "orders")</c>.</summary>
    /// <exception cref="PipelineException">Something of it is missing or wrong.</exception>
    public ReleasesBuilder Umbrella(string name, Func<UmbrellaBuilder, UmbrellaBuilder> describe)
    {
        ArgumentNullException.ThrowIfNull(describe);
        return this with { Policy = Policy with { Umbrella = describe(new UmbrellaBuilder(name)).Build() } };
    }

    /// <summary>An audience subscribes to the channel <paramref name="name"/> (O5): <c>Channel("released", c => c.In("production"))</c>. It points to the newest bundle that its rule takes.</summary>
    /// <exception cref="PipelineException">The name is none, or is there already.</exception>
    public ReleasesBuilder Channel(string name, Func<ChannelBuilder, ChannelBuilder> describe)
    {
        ArgumentNullException.ThrowIfNull(describe);
        // A tag that moves is none of a version and none of a commit.
        if (!DnsLabel.IsValid(name))
            throw new PipelineException($"'{PlainText.OneLine(name)}' is no name of a channel. Expected {DnsLabel.Rule}, such as released.");
        if (Policy.Channels.Any(channel => channel.Name == name))
            throw new PipelineException($"The channel {name} is declared twice. Give one another name.");
        return this with { Policy = Policy with { Channels = [.. Policy.Channels, describe(new ChannelBuilder(new Channel { Name = name })).Channel] } };
    }

    /// <summary>How mature a release is follows from its evidence (D8): <c>m => m.Beta(g => g.Coverage(60)).Stable(g => g.Coverage(80).IntegrationPassed())</c>.</summary>
    public ReleasesBuilder Maturity(Func<MaturityBuilder, MaturityBuilder> levels)
    {
        ArgumentNullException.ThrowIfNull(levels);
        return this with { Policy = Policy with { Maturity = levels(new MaturityBuilder(Policy.Maturity ?? new MaturityRules())).Rules } };
    }
}
