namespace Pipeline.Engine.Tests.Scripts;

/// <summary>Looks for programs on PATH.</summary>
internal static class ProgramFinder
{
    public static bool Has(string name) => Find(name) is not null;

    /// <summary>The file that runs as this program, links resolved; null when there is none.</summary>
    public static string? Find(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => new FileInfo(Path.Combine(folder, name)))
        .FirstOrDefault(file => file.Exists) is { } file ? file.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? file.FullName : null;
}
