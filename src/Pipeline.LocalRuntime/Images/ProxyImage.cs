using System.Security.Cryptography;
using Pipeline.Core.Errors;
using Pipeline.Tools.Containers;
using Pipeline.Tools.Files;

namespace Pipeline.LocalRuntime.Images;

/// <summary>
/// The image of the service proxy, of sandboxes and of helpers. It holds the proxy's assembly and nothing else, so that it can be
/// built where no image can be pulled; programs, the .NET runtime and the C library are those of this machine, mounted read-only.
/// </summary>
internal sealed class ProxyImage(IContainerEngine engine) : IDisposable
{
    private const string Unprivileged = "65532:65532";
    private readonly SemaphoreSlim _gate = new(1);
    private string? _image;

    /// <summary>Describes a proxy container: image, entry point and mounts.</summary>
    /// <exception cref="PipelineException">This machine's .NET runtime cannot be mounted into a Linux container.</exception>
    public async Task<ContainerSpec> ProxyAsync(CancellationToken cancellationToken) => HostRuntime.Describe(await EnsureAsync(cancellationToken), "/proxy/Pipeline.ServiceProxy.dll") with
    {
        User = Unprivileged,
        Restart = true,
    };

    /// <summary>Describes a container that does nothing: it holds the network that the containers of a pod share.</summary>
    public async Task<ContainerSpec> SandboxAsync(CancellationToken cancellationToken) => HostRuntime.DescribeProgram(await EnsureAsync(cancellationToken), "/bin/sleep", "infinity") with { User = Unprivileged };

    /// <summary>Runs one of this machine's programs to its end in a container of its own, as its root and with nothing but <paramref name="volumes"/>.</summary>
    /// <exception cref="PipelineException">It failed.</exception>
    public async Task RunAsync(IReadOnlyList<string> command, IReadOnlyList<NamedVolume> volumes, IReadOnlyDictionary<string, string> labels, CancellationToken cancellationToken)
    {
        var spec = HostRuntime.DescribeProgram(await EnsureAsync(cancellationToken), command[0], [.. command.Skip(1)]) with { Volumes = volumes, Labels = labels, AddedCapabilities = ["DAC_OVERRIDE", "FOWNER"] };
        var container = await engine.RunContainerAsync(spec, cancellationToken);
        try
        {
            var code = await engine.WaitForContainerAsync(container, cancellationToken);
            if (code != 0)
                throw new PipelineException($"'{string.Join(' ', command)}' ended with exit code {code} on {string.Join(", ", volumes.Select(volume => $"the volume '{volume.Name}'"))}. Look at the volume ('{engine.Name} volume inspect NAME'), or remove it.");
        }
        finally
        {
            await engine.RemoveContainerAsync(container, CancellationToken.None);
        }
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
        var image = $"pipeline/service-proxy:{Convert.ToHexStringLower(SHA256.HashData([.. content, .. System.Text.Encoding.UTF8.GetBytes(HostRuntime.Configuration)]))[..16]}";
        if (await engine.FindImageAsync(image, cancellationToken) is not null)
            return image;
        using var context = TemporaryFolder.Create("proxy");
        var dockerfile = Path.Combine(context.Path, "Dockerfile");
        var files = Directory.CreateDirectory(Path.Combine(context.Path, "proxy"));
        await File.WriteAllTextAsync(dockerfile, "FROM scratch\nCOPY proxy /proxy\n", cancellationToken);
        await File.WriteAllBytesAsync(Path.Combine(files.FullName, Path.GetFileName(assembly)), content, cancellationToken);
        await File.WriteAllTextAsync(Path.Combine(files.FullName, Path.ChangeExtension(Path.GetFileName(assembly), ".runtimeconfig.json")), HostRuntime.Configuration, cancellationToken);
        await engine.BuildAsync(new ImageBuild { Context = context.Path, Dockerfile = dockerfile, Tags = [image] }, TextWriter.Null, cancellationToken);
        return image;
    }
}
