using Nuke.Common.Utilities;

namespace Nuke.Common.Execution;

/// <summary>Runs a build from its first line to its exit code.</summary>
internal static class BuildManager
{
    private const int Failure = -1;

    public static int Execute(Func<NukeBuild> create, Func<NukeBuild, IReadOnlyCollection<Target>> defaults)
    {
        var session = BuildSession.Current;
        var masked = new MaskingWriter(Console.Out, session.Secrets);
        var maskedErrors = new MaskingWriter(Console.Error, session.Secrets);
        var output = new TargetOutput(masked);
        Console.SetOut(output);
        Console.SetError(maskedErrors);
        try
        {
            // NUKE's entry point is synchronous; this is the one place that waits.
            return RunAsync(session, output, create, defaults).GetAwaiter().GetResult();
        }
        finally
        {
            // As when the console writes: its lock comes before the writer's.
            lock (Console.Out)
                masked.Complete();
            maskedErrors.Complete();
        }
    }

    private static async Task<int> RunAsync(BuildSession session, TargetOutput output, Func<NukeBuild> create, Func<NukeBuild, IReadOnlyCollection<Target>> defaults)
    {
        NukeBuild? build = null;
        try
        {
            build = create();
            build.ExecutableTargets = TargetFactory.Create(build, defaults(build));
            if (Requests.Answer(build, session.CommandLine))
                return 0;
            return await RunTargetsAsync(session, output, build);
        }
        catch (Exception exception)
        {
            Failures.Write(exception.Unwrap());
            return build?.ExitCode ?? Failure;
        }
    }

    private static async Task<int> RunTargetsAsync(BuildSession session, TargetOutput output, NukeBuild build)
    {
        using var cancellation = new BuildCancellation(session.Processes);
        var run = new BuildRun(session, build);
        try
        {
            if (!run.Prepare())
                return 0;
            await new TargetScheduler(build, build.Parallel, output, new BuildAttempt(build, session.CommandLine), session.Processes, cancellation.Token).RunAsync();
            build.ExitCode ??= cancellation.ExitCode ?? (build.IsSucceeding ? 0 : Failure);
        }
        catch (Exception exception)
        {
            Failures.Write(exception.Unwrap());
            build.ExitCode ??= Failure;
        }

        return Finish(run, build.ExitCode.Value);
    }

    // The exit code is decided: what hears that the build is over can read it, not change it, but it can fail.
    private static int Finish(BuildRun run, int exitCode)
    {
        try
        {
            run.Finish();
            return exitCode;
        }
        catch (Exception exception)
        {
            Failures.Write(exception.Unwrap());
            return exitCode == 0 ? Failure : exitCode;
        }
    }
}
