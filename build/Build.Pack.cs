using Nuke.Common;
using Nuke.Common.IO;
using Nuke.Common.Tooling;
using Nuke.Common.Tools.DotNet;
using Nuke.Components;

partial class Build
{
    // What the packed components are compiled against: the engine that runs this build.
    static string Engine => typeof(NukeBuild).Assembly.GetName().Name == "Pipeline.Engine" ? "bundled" : "nuke";

    Configure<DotNetPackSettings> IPack.PackSettings => _ => _
        .SetProject(RootDirectory / "src" / "Packages.proj")
        .SetConfiguration("Release")
        .SetNoBuild(false)
        .EnableNoLogo()
        .SetVerbosity(DotNetVerbosity.quiet)
        .SetProperty("ContinuousIntegrationBuild", true)
        .SetProperty("PipelineEngine", Engine);

    Target IPack.Pack => _ => _
        .Description("Makes the packages, with symbols, into artifacts/packages")
        .Executes(() => ((IPack)this).PackagesDirectory.CreateOrCleanDirectory())
        .Inherit<IPack>();
}
