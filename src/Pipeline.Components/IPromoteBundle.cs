using Nuke.Common;
using Pipeline.Components.Graph;
using Pipeline.Components.Releases;
using Pipeline.Core.Vulnerabilities;

namespace Pipeline.Components;

/// <summary>Promote: a bundle goes to an environment when nothing keeps it, exactly as it was sealed (D15).</summary>
public interface IPromoteBundle : IHazLedger, IIntegrationTest
{
    /// <summary>The environment that the bundle goes to.</summary>
    [Parameter("Environment that the bundle goes to")]
    string? To => TryGetValue(() => To);

    /// <summary>Promotes to this environment and no further: the step's output <c>next</c> names the environment that would follow by itself. Default: false.</summary>
    [Parameter("Promotes to this environment and no further; a workflow reads from the step's output next what would follow by itself")]
    bool Only => TryGetValue<bool?>(() => Only) ?? false;

    /// <summary>The severity of the alert that makes an emergency by itself.</summary>
    [Parameter("Severity of the alert that makes the emergency; a person's word when left out")]
    Severity? Alert => TryGetValue<Severity?>(() => Alert);

    /// <summary>Deploys the digests of the bundle in the order of their dependencies, verifies, and records; after a failure the environment goes back to what ran there.</summary>
    Target Promote => _ => _
        .Description("Deploy a bundle to an environment (--to), verify, and record")
        .Checked(this)
        .Executes(() => PromotionSession.PromoteAsync(this));

    /// <summary>Nothing is deployed to the environment until <see cref="Unhold"/>.</summary>
    Target Hold => _ => _
        .Description("Stop deployments to one environment")
        .Checked(this)
        .Executes(() => StandstillSession.HoldAsync(this));

    /// <summary>The environment takes deployments again.</summary>
    Target Unhold => _ => _
        .Description("Allow deployments to the environment again")
        .Checked(this)
        .Executes(() => StandstillSession.UnholdAsync(this));

    /// <summary>Nothing is deployed anywhere until <see cref="StartTheLine"/>.</summary>
    Target StopTheLine => _ => _
        .Description("Stop deployments everywhere")
        .Checked(this)
        .Executes(() => StandstillSession.StopAsync(this));

    /// <summary>Deployments go on.</summary>
    Target StartTheLine => _ => _
        .Description("Allow deployments again")
        .Checked(this)
        .Executes(() => StandstillSession.StartAsync(this));

    /// <summary>The bundle never goes anywhere again.</summary>
    Target NeverAgain => _ => _
        .Description("Ban a bundle (--bundle) for ever")
        .Checked(this)
        .Executes(() => StandstillSession.BanAsync(this));

    /// <summary>Signs that the bundle goes to the environment past the rules: two people of two roles must (D15).</summary>
    Target Override => _ => _
        .Description("Sign, as one of two people of two roles, that a bundle goes past the rules")
        .Checked(this)
        .Executes(() => VoteSession.OverrideAsync(this));

    /// <summary>Declares that the release cannot wait: the shorter gate of emergencies counts for it (D11).</summary>
    Target DeclareEmergency => _ => _
        .Description("Declare a bundle an emergency: the shorter gate counts for it")
        .Checked(this)
        .Executes(() => StandstillSession.DeclareEmergencyAsync(this));
}
