using System.Diagnostics;
using Pipeline.WorkflowRunner.Jobs;

namespace Pipeline.WorkflowRunner.Actions;

/// <summary>actions/checkout: a fresh clone with all branches and tags, the commit detached, as the action leaves it.</summary>
internal static class CheckoutAction
{
    public static async Task<string> RunAsync(Dictionary<string, string> with, MachineJob job, TextWriter log, CancellationToken cancellationToken)
    {
        ActionInputs.Require(with, "actions/checkout", "ref", "fetch-depth", "persist-credentials");
        if (with.GetValueOrDefault("fetch-depth") != "0")
            throw new UninterpretedException("actions/checkout", "a clone without history");
        var reference = with.GetValueOrDefault("ref", job.Run.Trigger.Sha);
        await GitAsync(job, log, cancellationToken, "init", "-q", ".");
        await GitAsync(job, log, cancellationToken, "remote", "add", "origin", job.Run.Host.Origin);
        await GitAsync(job, log, cancellationToken, "fetch", "-q", "--no-recurse-submodules", "origin", "+refs/heads/*:refs/remotes/origin/*", "+refs/tags/*:refs/tags/*", "+refs/pull/*:refs/remotes/pull/*");
        var commit = await GitAsync(job, log, cancellationToken, "rev-parse", "--verify", "--end-of-options", await IsBranchAsync(job, reference, log, cancellationToken) ? $"origin/{reference}^{{commit}}" : $"{reference}^{{commit}}");
        await GitAsync(job, log, cancellationToken, "checkout", "-q", "--detach", commit);
        foreach (var folder in job.Run.Host.Kept)
            Keep(Path.Combine(job.Run.Host.Root, "kept", folder), Path.Combine(job.Workspace, folder), job);
        var hasToken = with.GetValueOrDefault("persist-credentials") != "false";
        if (!hasToken && job.Run.Host.IsPrivate)
            await GitAsync(job, log, cancellationToken, "remote", "set-url", "origin", "/no/token/that/may/read");
        if (hasToken && job.MayWriteContents)
            return commit;

        // Without a token that may write, nothing can be pushed.
        await GitAsync(job, log, cancellationToken, "config", "remote.origin.pushurl", "/no/token/that/may/write");
        return commit;
    }

    private static void Keep(string kept, string here, MachineJob job)
    {
        lock (job.Run.Host.Kept)
        {
            if (Directory.Exists(kept))
                FileCopies.Copy(kept, here);
            else
                job.Afterwards(() => Leave(kept, here, job));
        }
    }

    private static void Leave(string kept, string here, MachineJob job)
    {
        lock (job.Run.Host.Kept)
        {
            if (!Directory.Exists(kept) && Directory.Exists(here))
                FileCopies.Copy(here, kept);
        }
    }

    private static async Task<bool> IsBranchAsync(MachineJob job, string reference, TextWriter log, CancellationToken cancellationToken) =>
        (await GitAsync(job, log, cancellationToken, "for-each-ref", "--format=%(refname)", $"refs/remotes/origin/{reference}")).Length > 0;

    private static async Task<string> GitAsync(MachineJob job, TextWriter log, CancellationToken cancellationToken, params string[] arguments)
    {
        var info = new ProcessStartInfo("git") { WorkingDirectory = job.Workspace, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments)
            info.ArgumentList.Add(argument);
        using var process = Process.Start(info)!;
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        await log.WriteAsync(await errors);
        return process.ExitCode == 0 ? output.Trim() : throw new ActionFailedException($"git {arguments[0]}: {await errors}");
    }
}
