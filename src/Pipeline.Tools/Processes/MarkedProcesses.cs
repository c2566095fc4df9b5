using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Pipeline.Tools.Processes;

/// <summary>
/// Finds what a build started, and what that started in turn, by a variable that all of them inherit: it is still right when parents are gone
/// and numbers of processes are used again. Linux alone shows the variables of a process.
/// </summary>
internal static class MarkedProcesses
{
    /// <summary>The variable; its value is the folder of the build.</summary>
    public const string Variable = "PIPELINE_BUILD_FOLDER";

    /// <summary>Ends every process that was started for one of <paramref name="folders"/>.</summary>
    /// <returns>What was ended, for people.</returns>
    public static IReadOnlyList<string> Kill(IReadOnlyCollection<string> folders)
    {
        // A build may run within another one that was killed: it does not end itself.
        var wanted = folders.Where(folder => folder != Environment.GetEnvironmentVariable(Variable)).Select(folder => $"{Variable}={folder}").ToHashSet(StringComparer.Ordinal);
        return !OperatingSystem.IsLinux() || wanted.Count == 0 ? [] : [.. Process.GetProcesses().Select(process => KillIfMarked(process, wanted)).OfType<string>()];
    }

    private static string? KillIfMarked(Process process, HashSet<string> wanted)
    {
        using (process)
        {
            try
            {
                // Holds on to this very process: once its start is known, another one of the same number is not killed.
                _ = process.StartTime;
                if (process.Id == Environment.ProcessId || !IsMarked(process.Id, wanted))
                    return null;
                var name = process.ProcessName;
                process.Kill();
                return string.Create(CultureInfo.InvariantCulture, $"the process {process.Id} ({name})");
            }
            catch (Exception exception) when (exception is InvalidOperationException or Win32Exception or IOException or UnauthorizedAccessException)
            {
                // It ended meanwhile, or is another user's.
                return null;
            }
        }
    }

    private static bool IsMarked(int process, HashSet<string> wanted) =>
        File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/environ")).Split('\0').Any(wanted.Contains);
}
