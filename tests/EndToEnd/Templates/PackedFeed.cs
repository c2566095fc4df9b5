using System.Runtime.CompilerServices;
using Pipeline.Testing;

namespace EndToEnd.Templates;

/// <summary>This repository's packages, packed once for all tests.</summary>
public sealed class PackedFeed : IAsyncLifetime
{
    private readonly TempDirectory _folder = new("pipeline-feed-");

    public string Path => _folder.Path;

    public async ValueTask InitializeAsync() =>
        await Shell.RunAsync(Root(), "dotnet", ["pack", "src/Packages.proj", "--configuration", "Release", "--output", Path, "--nologo", "--verbosity", "quiet"]);

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private static string Root([CallerFilePath] string path = "") => System.IO.Path.GetFullPath(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(path)!, "..", "..", ".."));
}
