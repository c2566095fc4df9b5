namespace Nuke.Common.Execution;

/// <summary>Takes the variables of a Visual Studio that started the build out of its environment; they would lead MSBuild astray.</summary>
public class UnsetVisualStudioEnvironmentVariablesAttribute : BuildExtensionAttributeBase, IOnBuildCreated
{
    private static readonly string[] Names =
        ["MSBuildLoadMicrosoftTargetsReadOnly", "VisualStudioDir", "VisualStudioEdition", "VisualStudioVersion", "VSAPPIDDIR", "VSAPPIDNAME", "VSLANG", "VSLOGGER_UNIQUEID", "VSSKUEDITION"];

    /// <inheritdoc/>
    public void OnBuildCreated(IReadOnlyCollection<ExecutableTarget> executableTargets)
    {
        foreach (var name in Names)
            EnvironmentInfo.RemoveVariable(name);
    }
}
