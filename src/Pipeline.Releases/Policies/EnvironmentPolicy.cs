using Pipeline.Releases.Gates;
using Pipeline.Releases.Schedules;
using Pipeline.Releases.Votes;

namespace Pipeline.Releases.Policies;

/// <summary>What an environment asks of a bundle before it takes it.</summary>
internal sealed record EnvironmentPolicy
{
    /// <summary>The environment.</summary>
    public required string Name { get; init; }

    /// <summary>The branch whose bundles it takes; null: any.</summary>
    public string? Branch { get; init; }

    /// <summary>The environments that a bundle passes before, by name.</summary>
    public IReadOnlyList<string> After { get; init; } = [];

    /// <summary>Whether one of <see cref="After"/> suffices. Default: no, all of them.</summary>
    public bool AfterAny { get; init; }

    /// <summary>How long a bundle runs in the environments before. Default: no time.</summary>
    public TimeSpan Soak { get; init; }

    /// <summary>The hours in which it takes deployments; none: at any time.</summary>
    public IReadOnlyList<DeploymentWindow> Windows { get; init; } = [];

    /// <summary>When it takes none, whatever the hour.</summary>
    public IReadOnlyList<Freeze> Freezes { get; init; } = [];

    /// <summary>The criteria.</summary>
    public Gate Gate { get; init; } = Gate.Open;

    /// <summary>The criteria of an emergency (D11); null: the same.</summary>
    public Gate? EmergencyGate { get; init; }

    /// <summary>The roles that approve.</summary>
    public IReadOnlyList<Role> Roles { get; init; } = [];

    /// <summary>The roles that approve an emergency; null: the same.</summary>
    public IReadOnlyList<Role>? EmergencyRoles { get; init; }

    /// <summary>From which severity on an alert makes an emergency by itself (F6); null: never.</summary>
    public Core.Vulnerabilities.Severity? EmergencyFrom { get; init; }

    /// <summary>How many deployments a window takes; null: any number.</summary>
    public int? AtMostPerWindow { get; init; }

    /// <summary>Whether it takes bundles that passed everything, and nothing else (D15); null: when it has roles that approve.</summary>
    public bool? BlessedOnly { get; init; }

    /// <summary>Whether a bundle goes there by itself once it may (C2). Default: no.</summary>
    public bool Automatic { get; init; }

    /// <summary>Whether it takes blessed bundles and nothing else.</summary>
    internal bool TakesBlessedOnly => BlessedOnly ?? Roles.Count > 0;

    /// <summary>The roles that approve.</summary>
    internal IReadOnlyList<Role> Approvers(bool emergency) => emergency ? EmergencyRoles ?? Roles : Roles;

    /// <summary>The criteria.</summary>
    internal Gate Criteria(bool emergency) => emergency ? EmergencyGate ?? Gate : Gate;
}
