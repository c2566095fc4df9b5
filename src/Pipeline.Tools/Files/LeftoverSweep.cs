using System.Globalization;
using Pipeline.Tools.Processes;

namespace Pipeline.Tools.Files;

/// <summary>Removes what builds left that were killed: their temporary folders, and the programs that they had started.</summary>
/// <param name="processes">Asks whose the folders are.</param>
/// <param name="own">The folder of this build: it lies where the others do, and belongs to the user whose folders are swept.</param>
internal sealed class LeftoverSweep(IProcessRunner processes, TemporaryFolder own)
{
    /// <summary>Sweeps. What cannot be removed stays for the next time.</summary>
    /// <returns>What was removed, for people.</returns>
    public async Task<IReadOnlyList<string>> RunAsync(CancellationToken cancellationToken)
    {
        var found = Directory.EnumerateDirectories(Path.GetDirectoryName(own.Root)!, $"{TemporaryFolder.Prefix}*").Where(folder => folder != own.Root && new DirectoryInfo(folder).LinkTarget is null).ToList();
        var abandoned = new List<TemporaryFolder>();
        foreach (var folder in found.Count == 0 ? [] : await OwnAsync(found, cancellationToken))
        {
            if (TemporaryFolder.TakeOver(folder) is { } taken)
                abandoned.Add(taken);
        }

        if (abandoned.Count == 0)
            return [];
        var killed = MarkedProcesses.Kill([.. abandoned.Select(folder => folder.Root)]);
        return [.. killed, .. abandoned.Select(Delete).OfType<string>()];
    }

    // Whoever may delete everything, root, must not be led by other users' folders. A folder of this user in a place where nobody else may rename it stays the one that was looked at.
    private async Task<IReadOnlyList<string>> OwnAsync(IReadOnlyList<string> folders, CancellationToken cancellationToken)
    {
        if (OperatingSystem.IsWindows())
            return folders;
        string[] format = OperatingSystem.IsMacOS() ? ["-f", "%u %N"] : ["-c", "%u %n"];
        var owners = new List<(string User, string Folder)>();
        try
        {
            await processes.RunAsync(new Command("stat", [.. format, "--", own.Root, .. folders]), line =>
            {
                if (!line.IsError && line.Text.Split(' ', 2) is [var user, var folder])
                    owners.Add((user, folder));
            }, cancellationToken);
        }
        catch (ProgramNotFoundException)
        {
            return [];
        }

        return owners is [var mine, .. var others] && mine.Folder == own.Root ? [.. others.Where(other => other.User == mine.User).Select(other => other.Folder)] : [];
    }

    private static string? Delete(TemporaryFolder folder)
    {
        folder.Dispose();
        return Directory.Exists(folder.Root) ? null : string.Create(CultureInfo.InvariantCulture, $"the folder {folder.Root}");
    }
}
