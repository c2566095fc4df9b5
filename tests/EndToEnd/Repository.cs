namespace Pipeline.EndToEnd;

/// <summary>This repository, whose build the tests run.</summary>
internal static class Repository
{
    /// <summary>The absolute root: the nearest folder above the tests that holds the solution.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>The tools that its build has fetched.</summary>
    public static string Tools => Path.Combine(Root, ".nuke", "temp", "tools");

    private static string Find(string folder) => File.Exists(Path.Combine(folder, "Pipeline.sln"))
        ? folder
        : Find(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds Pipeline.sln."));
}
