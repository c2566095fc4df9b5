using System.Text.Json.Serialization;

namespace Pipeline.Tools.Slack;

/// <summary>What people are told about a deployment or a rollback of one module (D6, D16).</summary>
internal sealed record DeploymentNotification : Notification
{
    /// <summary>The module.</summary>
    public required string Module { get; init; }

    /// <summary>The version, SemVer 2.0.0; of a rollback the one that runs again.</summary>
    public required string Version { get; init; }

    /// <summary>The environment.</summary>
    public required string Environment { get; init; }

    /// <summary>True when it was deployed or rolled back.</summary>
    public required bool Succeeded { get; init; }

    /// <summary>True when an earlier version was brought back. Default: false, a deployment.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool RolledBack { get; init; }

    internal override string Sign => Succeeded ? Signs.Good : Signs.Bad;

    private protected override string News => $"{Module} {Version} " + (RolledBack, Succeeded) switch
    {
        (false, true) => $"is deployed to {Environment}",
        (false, false) => $"could not be deployed to {Environment}",
        (true, true) => $"is rolled back in {Environment}",
        (true, false) => $"could not be rolled back in {Environment}",
    };
}
