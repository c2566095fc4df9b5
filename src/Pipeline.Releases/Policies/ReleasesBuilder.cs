using Pipeline.Releases.Gates;
using Pipeline.Releases.Maturity;
using Pipeline.Releases.Schedules;

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

    /// <summary>How mature a release is follows from its evidence (D8): <c>m => m.Beta(g => g.Coverage(60)).Stable(g => g.Coverage(80).IntegrationPassed())</c>.</summary>
    public ReleasesBuilder Maturity(Func<MaturityBuilder, MaturityBuilder> levels)
    {
        ArgumentNullException.ThrowIfNull(levels);
        return this with { Policy = Policy with { Maturity = levels(new MaturityBuilder(Policy.Maturity ?? new MaturityRules())).Rules } };
    }
}
