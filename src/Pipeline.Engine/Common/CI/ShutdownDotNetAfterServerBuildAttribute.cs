using Nuke.Common.Execution;
using Nuke.Common.Tools.DotNet;

namespace Nuke.Common.CI;

/// <summary>Ends the compiler servers after a build on a build server, which would wait for them (github.com/dotnet/cli/issues/11424).</summary>
public class ShutdownDotNetAfterServerBuildAttribute : BuildExtensionAttributeBase, IOnBuildFinished
{
    private const int Milliseconds = 15_000;

    /// <inheritdoc/>
    public override float Priority { get; set; } = -50;

    /// <summary>True shows the call and its output.</summary>
    public bool EnableLogging { get; set; }

    /// <inheritdoc/>
    public void OnBuildFinished()
    {
        if (Build.IsServerBuild)
            DotNetTasks.DotNet("build-server shutdown", timeout: Milliseconds, logOutput: EnableLogging, logInvocation: EnableLogging);
    }
}
