using System.Diagnostics;
using System.Globalization;
using Pipeline.Shared;

namespace Nuke.Common.Execution;

/// <summary>The programs that the build started and that have not ended.</summary>
internal sealed class ProcessRegistry
{
    private readonly HashSet<Process> _running = [];
    private readonly Lock _gate = new();

    public void Add(Process process)
    {
        lock (_gate)
            _running.Add(process);
    }

    public void Remove(Process process)
    {
        lock (_gate)
            _running.Remove(process);
    }

    /// <summary>Ends all of them, and on Linux every other child of this process, each with its whole tree.</summary>
    public void KillAll()
    {
        Process[] running;
        lock (_gate)
            running = [.. _running];
        foreach (var process in running)
            ChildProcess.Kill(process);
        foreach (var id in Children(Environment.ProcessId))
        {
            try
            {
                using var process = Process.GetProcessById(id);
                ChildProcess.Kill(process);
            }
            catch (ArgumentException)
            {
                // It has ended by itself.
            }
        }
    }

    // The second field after the name in parentheses is the parent (proc(5), /proc/pid/stat).
    private static List<int> Children(int parent)
    {
        var children = new List<int>();
        if (!OperatingSystem.IsLinux())
            return children;
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id))
                continue;
            try
            {
                var stat = File.ReadAllText(Path.Combine(folder, "stat"));
                if (stat[(stat.LastIndexOf(')') + 2)..].Split(' ') is [_, var owner, ..] && owner == parent.ToString(CultureInfo.InvariantCulture))
                    children.Add(id);
            }
            catch (IOException)
            {
                // It has ended by itself.
            }
        }

        return children;
    }
}
