using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Pipeline.Shared;

/// <summary>Starts a program, reads what it writes, and ends it with its children: what every way of running programs has in common.</summary>
internal static class ChildProcess
{
    private const int NotFound = 2;
    private const int Busy = 26;
    private static readonly TimeSpan BusyPause = TimeSpan.FromMilliseconds(10);
    private const int BusyAttempts = 500;

    /// <summary>Starts a program with its input and both outputs in this process's hands, as UTF-8.</summary>
    /// <exception cref="Win32Exception">The program is not there or may not be run.</exception>
    public static Process Start(ProcessStartInfo info)
    {
        ArgumentNullException.ThrowIfNull(info);
        info.FileName = Locate(info.FileName);
        info.UseShellExecute = false;
        info.RedirectStandardInput = info.RedirectStandardOutput = info.RedirectStandardError = true;
        info.StandardOutputEncoding = info.StandardErrorEncoding = Encoding.UTF8;
        return StartWhenWritten(info);
    }

    /// <summary>Hands on each line until the program and all that hold its output have closed it.</summary>
    public static async Task ReadLinesAsync(StreamReader output, Action<string> onLine)
    {
        while (await output.ReadLineAsync(CancellationToken.None) is { } line)
            onLine(line);
    }

    /// <summary>Ends the process with its children, by force.</summary>
    public static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It has ended by itself, or the part of the tree that could be ended was.
        }
    }

    /// <summary>The file on PATH that <paramref name="program"/> is started from; null when there is none, and on Windows, which looks for itself.</summary>
    public static string? Find(string program) => OperatingSystem.IsWindows() ? null : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Where(Path.IsPathRooted)
        .Select(folder => Path.Combine(folder, program))
        .FirstOrDefault(IsExecutable);

    // A program that this process has just written is busy as long as a child that was being started meanwhile holds the file: until that child runs its own program.
    private static Process StartWhenWritten(ProcessStartInfo info)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return Process.Start(info)!;
            }
            catch (Win32Exception exception) when (!OperatingSystem.IsWindows() && exception.NativeErrorCode == Busy && attempt < BusyAttempts)
            {
                Thread.Sleep(BusyPause);
            }
        }
    }

    // .NET would look in the current folder first, where a repository could put its own git.
    private static string Locate(string program) =>
        OperatingSystem.IsWindows() || program.Contains('/', StringComparison.Ordinal) ? program : Find(program) ?? throw new Win32Exception(NotFound);

    private static bool IsExecutable(string file) =>
        !OperatingSystem.IsWindows() && File.Exists(file) && (File.GetUnixFileMode(file) & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != 0;
}
