using Pipeline.Testing;

namespace Pipeline.EndToEnd.Packages;

/// <summary>This repository's packages, made once for all tests as a person makes them: by <c>./build.sh Pack</c> in a fresh clone, of a tag.</summary>
public sealed class PackedFeed : IAsyncLifetime
{
    /// <summary>The version that the tag says.</summary>
    public const string Version = "0.2.0-rc.1";

    /// <summary>The tag.</summary>
    public const string Tag = "v" + Version;

    private readonly GitSandbox _origin = new();
    private readonly TempDirectory _folder = new("pipeline-feed-");

    /// <summary>The clone's root.</summary>
    public string Clone => _folder["clone"];

    /// <summary>The folder of the packages.</summary>
    public string Path => PackagesOf(Clone);

    /// <summary>What the clone has checked out.</summary>
    public string Commit { get; private set; } = "";

    internal IReadOnlyList<Package> Packages => Package.In(Path);

    public async ValueTask InitializeAsync()
    {
        await SourceFiles.CopyAsync(_origin.Path, ".", ":!tests/Pipeline.*", ":!tests/EndToEnd");
        Commit = _origin.Commit("Start");
        _origin.Git("tag", Tag);
        await CloneAsync(Clone);
        await PackAsync(Clone);
    }

    /// <summary>Packs the same commit in another folder, at another time, and returns the folder of the packages.</summary>
    public async Task<string> PackElsewhereAsync()
    {
        var clone = _folder["somewhere/else/entirely"];
        await CloneAsync(clone);
        // The build itself need not be compiled twice.
        await Shell.RunAsync(_folder.Path, "cp", ["-r", System.IO.Path.Combine(Clone, "build", "bin"), System.IO.Path.Combine(clone, "build", "bin")]);
        await PackAsync(clone);
        return PackagesOf(clone);
    }

    public ValueTask DisposeAsync()
    {
        _origin.Dispose();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private Task<string> CloneAsync(string folder) => Shell.RunAsync(_folder.Path, "git", ["clone", "-q", _origin.Path, folder]);

    private static Task<string> PackAsync(string clone) => Shell.RunAsync(clone, "./build.sh", ["Pack", "--package-tag", Tag]);

    private static string PackagesOf(string clone) => System.IO.Path.Combine(clone, "artifacts", "packages");
}
