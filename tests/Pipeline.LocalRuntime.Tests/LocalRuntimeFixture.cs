using System.Diagnostics;
using Pipeline.Testing;
using Pipeline.Tools.Containers;

namespace Pipeline.LocalRuntime.Tests;

/// <summary>A local runtime in a folder of its own, with an image to run. What tests leave in its namespaces is removed.</summary>
public sealed class LocalRuntimeFixture : IDisposable
{
    private readonly TempDirectory _state = new("pipeline-local-");

    // What skips in the constructor of a fixture fails its tests; asked for by a test, it skips that test.
    private readonly Lazy<BusyboxImage> _image = new(BusyboxImage.Build);
    private readonly List<string> _namespaces = [];

    public LocalRuntimeFixture() => Runtime = new LocalRuntimeClient(new LocalRuntimeOptions
    {
        FindEngine = token => new ContainerEngineFinder(Processes).FindAsync(token),
        StateDirectory = _state["local"],
    });

    internal LocalRuntimeClient Runtime { get; }

    /// <summary>What the runtime starts.</summary>
    public RecordedProcesses Processes { get; } = new();

    public string Image => _image.Value.Reference;

    /// <summary>Where the runtime keeps the state of a namespace.</summary>
    public string FolderOf(string namespaceName) => Path.Combine(_state["local"], namespaceName);

    /// <summary>Where the runtime keeps all state.</summary>
    public string StateDirectory => _state["local"];

    public string NewNamespace()
    {
        var name = $"test-{Guid.NewGuid():N}"[..20];
        lock (_namespaces)
            _namespaces.Add(name);
        return name;
    }

    public void Dispose()
    {
        if (_image.IsValueCreated)
            Clean();
        Runtime.Dispose();
        _state.Dispose();
    }

    private void Clean()
    {
        foreach (var name in _namespaces)
        {
            foreach (var id in Docker("ps", "--all", "--quiet", "--filter", $"label=pipeline.local.namespace={name}").Split('\n', StringSplitOptions.RemoveEmptyEntries))
                Docker("rm", "--force", id);
            foreach (var id in Docker("network", "ls", "--quiet", "--filter", $"label=pipeline.local.namespace={name}").Split('\n', StringSplitOptions.RemoveEmptyEntries))
                Docker("network", "rm", id);
            foreach (var id in Docker("volume", "ls", "--quiet", "--filter", $"label=pipeline.local.namespace={name}").Split('\n', StringSplitOptions.RemoveEmptyEntries))
                Docker("volume", "rm", "--force", id);
        }

        _image.Value.Dispose();
    }

    /// <summary>Runs docker and returns its output.</summary>
    public static string Docker(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("docker", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        _ = errors.GetAwaiter().GetResult();
        return output;
    }
}
