using Nuke.Common;
using Pipeline.Core.Errors;
using Pipeline.Tools.Provisioning;

namespace Pipeline.Components.Sessions;

/// <summary>What the targets about this machine do.</summary>
internal static class Machine
{
    public static async Task ProvisionAsync(INukeBuild build)
    {
        using var signals = new SignalCancellation();
        await new Provisioner(BuildSecrets.Of(build).WithheldFrom(), HostSystem.Detect()).ProvisionAsync(Console.Out, signals.Token);
    }

    public static async Task ExamineAsync(INukeBuild build)
    {
        using var signals = new SignalCancellation();
        var report = await new Doctor(BuildSecrets.Of(build).WithheldFrom(), HostSystem.Detect(), build.RootDirectory).ExamineAsync(signals.Token);
        report.WriteTo(Console.Out);
        if (!report.IsHealthy)
            throw new PipelineException("Something that the pipeline cannot do without is missing; the list above says how to get it.");
    }
}
