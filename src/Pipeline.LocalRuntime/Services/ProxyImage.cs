using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Pipeline.Core.Errors;
using Pipeline.Tools.Containers;
using Pipeline.Tools.Files;

namespace Pipeline.LocalRuntime.Services;

/// <summary>
/// The image of the service proxy. It holds the proxy's assembly and nothing else, so that it can be built where no image
/// can be pulled; the .NET runtime and the C library are those of this machine, mounted read-only.
/// </summary>
internal sealed class ProxyImage(IContainerEngine engine) : IDisposable
{
    private static readonly string[] SystemFolders = ["/usr", "/lib", "/lib64"];
    private readonly SemaphoreSlim _gate = new(1);
    private string? _image;

    /// <summary>Describes a proxy container: image, entry point and mounts.</summary>
    /// <exception cref="PipelineException">This machine's .NET runtime cannot be mounted into a Linux container.</exception>
    public async Task<ContainerSpec> DescribeAsync(CancellationToken cancellationToken)
    {
        var root = DotnetRoot();
        return new ContainerSpec
        {
            Image = await EnsureAsync(cancellationToken),
            EntryPoint = [Path.Combine(root, "dotnet"), "/proxy/Pipeline.ServiceProxy.dll"],
            Mounts = [.. SystemFolders.Where(Directory.Exists).Append(root).Distinct().Where(folder => folder == "/usr" || !folder.StartsWith("/usr/", StringComparison.Ordinal)).Select(folder => new BindMount(folder, folder))],
            Environment = new Dictionary<string, string> { ["DOTNET_EnableDiagnostics"] = "0", ["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1" },
            ReadOnly = true,
            NoNewPrivileges = true,
            Restart = true,
        };
    }

    public void Dispose() => _gate.Dispose();

    private async Task<string> EnsureAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            return _image ??= await BuildAsync(cancellationToken);
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task<string> BuildAsync(CancellationToken cancellationToken)
    {
        var assembly = typeof(ServiceProxy.Program).Assembly.Location;
        var content = await File.ReadAllBytesAsync(assembly, cancellationToken);
        var image = $"pipeline/service-proxy:{Convert.ToHexStringLower(SHA256.HashData([.. content, .. System.Text.Encoding.UTF8.GetBytes(RuntimeConfiguration)]))[..16]}";
        if (await engine.FindImageAsync(image, cancellationToken) is not null)
            return image;
        using var context = TemporaryFolder.Create("proxy");
        var dockerfile = Path.Combine(context.Path, "Dockerfile");
        var files = Directory.CreateDirectory(Path.Combine(context.Path, "proxy"));
        await File.WriteAllTextAsync(dockerfile, "FROM scratch\nCOPY proxy /proxy\n", cancellationToken);
        await File.WriteAllBytesAsync(Path.Combine(files.FullName, Path.GetFileName(assembly)), content, cancellationToken);
        await File.WriteAllTextAsync(Path.Combine(files.FullName, Path.ChangeExtension(Path.GetFileName(assembly), ".runtimeconfig.json")), RuntimeConfiguration, cancellationToken);
        await engine.BuildAsync(new ImageBuild { Context = context.Path, Dockerfile = dockerfile, Tags = [image] }, TextWriter.Null, cancellationToken);
        return image;
    }

    private static string RuntimeConfiguration { get; } =
        $$$"""
        {
          "runtimeOptions": {
            "framework": { "name": "Microsoft.NETCore.App", "version": "{{{Environment.Version.Major}}}.{{{Environment.Version.Minor}}}.0" },
            "configProperties": { "System.GC.Concurrent": false, "System.GC.HeapHardLimit": 67108864 }
          }
        }
        """;

    private static string DotnetRoot()
    {
        var root = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        if (!OperatingSystem.IsLinux() || !File.Exists(Path.Combine(root, "dotnet")))
            throw new PipelineException("The local runtime forwards Services with this machine's .NET runtime, which has to be that of Linux, installed as a whole. Deploy to a Kubernetes cluster here.");
        return root;
    }
}
