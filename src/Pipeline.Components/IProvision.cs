using Nuke.Common;
using Pipeline.Components.Sessions;

namespace Pipeline.Components;

/// <summary>Installs and starts what is missing on this machine (design: <c>--provision</c>).</summary>
public interface IProvision : INukeBuild
{
    /// <summary>Installs and starts what is missing, on Debian and Ubuntu with root or sudo. Default: false.</summary>
    [Parameter("Installs and starts what is missing on this machine (Debian, Ubuntu)", Name = "provision")]
    bool ProvisionMachine => TryGetValue<bool?>(() => ProvisionMachine) ?? false;

    /// <summary>Installs and starts the container engine and fetches Helm; runs before the stages when <c>--provision</c> is given.</summary>
    Target Provision => _ => _
        .Description("Install and start what the pipeline needs on this machine")
        .OnlyWhenDynamic(() => ProvisionMachine || InvokedTargets.Contains(Provision))
        .Executes(() => Machine.ProvisionAsync(this));
}
