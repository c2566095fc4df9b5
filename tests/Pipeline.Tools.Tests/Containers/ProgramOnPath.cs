using Pipeline.Testing;

namespace Pipeline.Tools.Tests.Containers;

/// <summary>A folder in which a program is found, that is never run.</summary>
internal sealed class ProgramOnPath : IDisposable
{
    private readonly TempDirectory _folder = new();

    public ProgramOnPath(string name) => _folder.Write(OperatingSystem.IsWindows() ? $"{name}.exe" : name, "");

    public string Folder => _folder.Path;

    public void Dispose() => _folder.Dispose();
}
