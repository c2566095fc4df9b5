using Nuke.Common;

namespace StageBuild;

/// <summary>What ran, line by line, in <c>.nuke/temp/journal.txt</c>.</summary>
internal static class Journal
{
    private static readonly Lock Gate = new();

    public static void Write(string line)
    {
        lock (Gate)
            File.AppendAllLines(NukeBuild.TemporaryDirectory / "journal.txt", [line]);
    }

    /// <summary>Keeps what a deployment notes in the history of a release, in <c>.nuke/temp/notes.txt</c>.</summary>
    public static void Note(string note)
    {
        lock (Gate)
            File.AppendAllLines(NukeBuild.TemporaryDirectory / "notes.txt", [note]);
    }
}
