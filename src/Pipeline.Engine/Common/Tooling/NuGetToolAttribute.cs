namespace Nuke.Common.Tooling;

/// <summary>The program is in a package that the build's project references or downloads.</summary>
public class NuGetToolAttribute : ToolAttribute
{
    /// <summary>The package; several are separated by <c>|</c>.</summary>
    public string Id { get; set; } = "";

    /// <summary>The file in the package; several are separated by <c>|</c>.</summary>
    public string Executable { get; set; } = "";

    internal override string GetToolPath(ToolOptions? options) =>
        NuGetToolPathResolver.GetPackageExecutable(Id, Executable, framework: (options as IToolOptionsWithFramework)?.Framework);
}
