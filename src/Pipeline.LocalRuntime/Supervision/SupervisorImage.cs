using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Pipeline.LocalRuntime.Images;
using Pipeline.Tools.Containers;
using Pipeline.Tools.Files;

namespace Pipeline.LocalRuntime.Supervision;

/// <summary>The image of the supervisor: this product's assemblies as far as they are needed, and nothing else.</summary>
internal sealed class SupervisorImage(IContainerEngine engine)
{
    private const string Folder = "supervisor";

    /// <summary>Describes the supervisor's container; the image is built when it is not there.</summary>
    public async Task<ContainerSpec> DescribeAsync(CancellationToken cancellationToken)
    {
        var assembly = typeof(SupervisorProgram).Assembly.Location;
        var files = Closure(assembly);
        var content = string.Join('\n', files.Select(file => $"{Path.GetFileName(file.Path)} {file.Version}").Append(HostRuntime.Configuration));
        var image = $"pipeline/{Folder}:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)))[..16]}";
        if (await engine.FindImageAsync(image, cancellationToken) is null)
            await BuildAsync(image, assembly, files.Select(file => file.Path), cancellationToken);
        return HostRuntime.Describe(image, $"/{Folder}/{Path.GetFileName(assembly)}");
    }

    private async Task BuildAsync(string image, string assembly, IEnumerable<string> files, CancellationToken cancellationToken)
    {
        using var context = TemporaryFolder.Create(Folder);
        var dockerfile = Path.Combine(context.Path, "Dockerfile");
        var folder = Directory.CreateDirectory(Path.Combine(context.Path, Folder)).FullName;
        await File.WriteAllTextAsync(dockerfile, $"FROM scratch\nCOPY {Folder} /{Folder}\n", cancellationToken);
        foreach (var file in files)
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        await File.WriteAllTextAsync(Path.Combine(folder, Path.ChangeExtension(Path.GetFileName(assembly), ".runtimeconfig.json")), HostRuntime.Configuration, cancellationToken);
        await engine.BuildAsync(new ImageBuild { Context = context.Path, Dockerfile = dockerfile, Tags = [image] }, TextWriter.Null, cancellationToken);
    }

    // What it refers to, wherever this process has it from; the runtime's own is in the container too. A module's id is made of its content.
    private static IReadOnlyList<(string Path, Guid Version)> Closure(string assembly)
    {
        var runtime = RuntimeEnvironment.GetRuntimeDirectory();
        var known = ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "").Split(Path.PathSeparator).Where(path => !path.StartsWith(runtime, StringComparison.Ordinal))
            .ToLookup(path => Path.GetFileNameWithoutExtension(path), StringComparer.Ordinal);
        var found = new SortedDictionary<string, Guid>(StringComparer.Ordinal);
        var open = new Stack<string>([assembly]);
        while (open.TryPop(out var path))
        {
            if (found.ContainsKey(path))
                continue;
            using var portable = new PEReader(File.OpenRead(path));
            var metadata = portable.GetMetadataReader();
            found[path] = metadata.GetGuid(metadata.GetModuleDefinition().Mvid);
            foreach (var reference in metadata.AssemblyReferences)
            {
                if (known[metadata.GetString(metadata.GetAssemblyReference(reference).Name)].FirstOrDefault() is { } file)
                    open.Push(file);
            }
        }

        return [.. found.Select(file => (file.Key, file.Value))];
    }
}
