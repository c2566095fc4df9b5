using Pipeline.Core.Model;
using Pipeline.Core.Vulnerabilities;
using Pipeline.Releases.Gates;
using Pipeline.Releases.Schedules;
using Pipeline.Releases.Votes;

namespace Pipeline.Releases.Policies;

/// <summary>What a build says about the releases of an environment.</summary>
public static class ReleasePolicyExtensions
{
    /// <summary>Only bundles that meet the criteria go here.</summary>
    public static EnvironmentBuilder Gate(this EnvironmentBuilder environment, Func<GateBuilder, GateBuilder> configure) =>
        environment.Change(policy => policy with { Gate = Configured(policy.Gate, configure) });

    /// <summary>Only bundles that these roles approve go here (D9). Such an environment takes blessed bundles only (D15).</summary>
    public static EnvironmentBuilder Approval(this EnvironmentBuilder environment, Func<ApprovalBuilder, ApprovalBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        return environment.Change(policy => policy with { Roles = configure(new ApprovalBuilder(policy.Roles)).Roles });
    }

    /// <summary>An emergency meets these criteria and gets these approvals instead (D11). It waits for no window and no soak time.</summary>
    /// <param name="environment">The environment so far.</param>
    /// <param name="gate">The criteria.</param>
    /// <param name="approval">Who approves.</param>
    /// <param name="alertsFrom">From which severity on an alert makes an emergency by itself (F6); null: never.</param>
    public static EnvironmentBuilder Emergency(
        this EnvironmentBuilder environment,
        Func<GateBuilder, GateBuilder> gate,
        Func<ApprovalBuilder, ApprovalBuilder> approval,
        Severity? alertsFrom = null)
    {
        ArgumentNullException.ThrowIfNull(approval);
        return environment.Change(policy => policy with { EmergencyGate = Configured(Gates.Gate.Open, gate), EmergencyRoles = approval(new ApprovalBuilder([])).Roles, EmergencyFrom = alertsFrom });
    }

    /// <summary>A bundle runs for <paramref name="time"/> in the environments before.</summary>
    public static EnvironmentBuilder Soak(this EnvironmentBuilder environment, TimeSpan time) => environment.Change(policy => policy with { Soak = time });

    /// <summary>Takes deployments in these hours; called again, in those too. Default: at any time.</summary>
    /// <param name="environment">The environment so far.</param>
    /// <param name="days">The days on which the window opens.</param>
    /// <param name="hours">From when until when: <c>09:00-17:30</c>; <c>22:00-04:00</c> goes past midnight.</param>
    /// <param name="timeZone">The IANA name of the time zone, such as <c>Asia/Kolkata</c>.</param>
    /// <exception cref="Core.Errors.PipelineException">There are no such hours, days or zone.</exception>
    public static EnvironmentBuilder Window(this EnvironmentBuilder environment, Days days, string hours, string timeZone) =>
        environment.Change(policy => policy with { Windows = [.. policy.Windows, DeploymentWindow.Parse(days, hours, timeZone)] });

    /// <summary>Takes no deployment from one time to another, whatever the hour.</summary>
    /// <param name="environment">The environment so far.</param>
    /// <param name="from">The first day, <c>2026-12-20</c>, or the time, <c>2026-12-20 17:00</c>.</param>
    /// <param name="to">The last day, which is frozen too, or the time at which it ends.</param>
    /// <param name="timeZone">The IANA name of the time zone.</param>
    /// <param name="because">The reason, to end the sentence "frozen because" with.</param>
    /// <exception cref="Core.Errors.PipelineException">There is no such time or zone, or no reason.</exception>
    public static EnvironmentBuilder Freeze(this EnvironmentBuilder environment, string from, string to, string timeZone, string because) =>
        environment.Change(policy => policy with { Freezes = [.. policy.Freezes, Schedules.Freeze.Parse(from, to, timeZone, because)] });

    /// <summary>One of <paramref name="environments"/> suffices, instead of all before.</summary>
    public static EnvironmentBuilder AfterAny(this EnvironmentBuilder environment, params string[] environments)
    {
        ArgumentNullException.ThrowIfNull(environments);
        return environments.Aggregate(environment, (builder, name) => builder.After(name)).Change(policy => policy with { AfterAny = true });
    }

    /// <summary>A window takes at most <paramref name="deployments"/>; without windows, a day (UTC) does.</summary>
    public static EnvironmentBuilder AtMost(this EnvironmentBuilder environment, int deployments) => environment.Change(policy => policy with { AtMostPerWindow = deployments });

    /// <summary>Takes bundles that passed everything, and nothing else (D15), whoever asks. Default: when it has roles that approve.</summary>
    public static EnvironmentBuilder BlessedOnly(this EnvironmentBuilder environment, bool value = true) => environment.Change(policy => policy with { BlessedOnly = value });

    /// <summary>A bundle goes here by itself once it may (C2).</summary>
    public static EnvironmentBuilder Automatic(this EnvironmentBuilder environment) => environment.Change(policy => policy with { Automatic = true });

    private static EnvironmentBuilder Change(this EnvironmentBuilder environment, Func<EnvironmentPolicy, EnvironmentPolicy> change)
    {
        ArgumentNullException.ThrowIfNull(environment);
        return environment.With(change(environment.Environment.Additions.Find<EnvironmentPolicy>() ?? new EnvironmentPolicy { Name = environment.Environment.Name }));
    }

    private static Gate Configured(Gate gate, Func<GateBuilder, GateBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        return configure(new GateBuilder(gate)).Gate;
    }
}
