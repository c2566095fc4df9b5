using Pipeline.Tools.Processes;

namespace Pipeline.Stages;

/// <summary>Commands that a repository declares for its own folders.</summary>
internal static class DeclaredCommand
{
    /// <summary>
    /// <paramref name="command"/>, program first, run in <paramref name="directory"/> (absolute). A program named with a
    /// folder, such as <c>./test.sh</c>, is the one below <paramref name="directory"/>.
    /// </summary>
    public static Command In(string directory, IReadOnlyList<string> command) =>
        new(Resolve(directory, command[0]), [.. command.Skip(1)]) { WorkingDirectory = directory };

    // The system looks for a program with a folder in its name below the caller's directory, not below the command's.
    private static string Resolve(string directory, string program) =>
        program.Contains('/', StringComparison.Ordinal) && !Path.IsPathRooted(program) ? Path.GetFullPath(Path.Combine(directory, program)) : program;
}
