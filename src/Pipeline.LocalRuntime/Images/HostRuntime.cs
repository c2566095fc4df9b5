using System.Runtime.InteropServices;
using Pipeline.Core.Errors;
using Pipeline.Tools.Containers;

namespace Pipeline.LocalRuntime.Images;

/// <summary>Containers of this product's own that run on this machine's programs and .NET runtime, mounted read-only.</summary>
internal static class HostRuntime
{
    private static readonly string[] SystemFolders = ["/usr", "/bin", "/lib", "/lib64"];

    /// <summary>The content of a <c>runtimeconfig.json</c>.</summary>
    public static string Configuration { get; } =
        $$$"""
        {
          "runtimeOptions": {
            "framework": { "name": "Microsoft.NETCore.App", "version": "{{{Environment.Version.Major}}}.{{{Environment.Version.Minor}}}.0" },
            "configProperties": { "System.GC.Concurrent": false, "System.GC.HeapHardLimit": 67108864 }
          }
        }
        """;

    /// <summary>Describes a container that runs an assembly of its image.</summary>
    /// <exception cref="PipelineException">This machine's .NET runtime cannot be mounted into a Linux container.</exception>
    public static ContainerSpec Describe(string image, string assembly)
    {
        var root = DotnetRoot();
        var spec = DescribeProgram(image, Path.Combine(root, "dotnet"), assembly);
        return spec with
        {
            Mounts = root.StartsWith("/usr/", StringComparison.Ordinal) ? spec.Mounts : [.. spec.Mounts, new BindMount(root, root)],
            Environment = new Dictionary<string, string> { ["DOTNET_EnableDiagnostics"] = "0", ["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1" },
        };
    }

    /// <summary>Describes a container that runs a program of this machine.</summary>
    public static ContainerSpec DescribeProgram(string image, string program, params string[] arguments) => new()
    {
        Image = image,
        EntryPoint = [program, .. arguments],
        Mounts = [.. SystemFolders.Where(Directory.Exists).Select(folder => new BindMount(folder, folder))],
        ReadOnly = true,
        NoNewPrivileges = true,
        DroppedCapabilities = ["ALL"],
    };

    private static string DotnetRoot()
    {
        var root = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        if (!OperatingSystem.IsLinux() || !File.Exists(Path.Combine(root, "dotnet")))
            throw new PipelineException("The local runtime forwards Services with this machine's .NET runtime, which has to be that of Linux, installed as a whole. Deploy to a Kubernetes cluster here.");
        return root;
    }
}
