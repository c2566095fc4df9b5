using System.Globalization;
using Nuke.Common;
using Nuke.Common.Tooling;

namespace SampleBuild;

/// <summary>Waits for ever in a grandchild, and cleans up.</summary>
public sealed class CancelBuild : NukeBuild
{
    public Target Waits => _ => _.Executes(() =>
    {
        using var process = ProcessTasks.StartShell("sh -c 'sleep 1000 & echo $! ; wait' | tee child.pid.new; true", RootDirectory);
        File.WriteAllText(RootDirectory / "shell.pid", process.Id.ToString(CultureInfo.InvariantCulture));
        process.AssertWaitForExit();
    });

    public Target Ignores => _ => _.Executes(() =>
    {
        Console.WriteLine("waiting");
        using var never = new ManualResetEventSlim();
        never.Wait();
    });

    public Target CleansUp => _ => _
        .AssuredAfterFailure()
        .After(Waits, Ignores)
        .Executes(() =>
        {
            ProcessTasks.StartShell("echo cleaned up by a child").AssertZeroExitCode();
        });

    public Target Later => _ => _.After(Waits, Ignores).Executes(() => Console.WriteLine("never printed"));

    public static int Run() => Execute<CancelBuild>(x => x.Waits);
}
