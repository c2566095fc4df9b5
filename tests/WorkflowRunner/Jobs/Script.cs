using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Pipeline.WorkflowRunner.Jobs;

/// <summary>A <c>run</c> step in bash, with the variables that GitHub's machines have.</summary>
internal sealed class Script(MachineJob job, string path, JsonObject step)
{
    public async Task<bool> RunAsync(
        Dictionary<string, string> jobEnvironment,
        Dictionary<string, string> stepEnvironment,
        IEnumerable<string> secrets,
        JsonObject outputs,
        TextWriter log,
        CancellationToken cancellationToken)
    {
        var script = step["run"]!.ToString();
        if (script.Contains("${{", StringComparison.Ordinal))
            throw new UninterpretedException(path, $"an expression in the script '{script}'");
        if (step["shell"] is { } shell && shell.ToString() != "bash")
            throw new UninterpretedException(path, $"the shell '{shell}'");
        var machine = Path.GetDirectoryName(job.Workspace)!;
        var scriptFile = Path.Combine(machine, "script.sh");
        var outputFile = Path.Combine(machine, "output");
        var environmentFile = Path.Combine(machine, "env");
        await File.WriteAllTextAsync(scriptFile, script, cancellationToken);
        foreach (var file in new[] { outputFile, environmentFile, Path.Combine(machine, "summary"), Path.Combine(machine, "path") })
            await File.WriteAllTextAsync(file, "", cancellationToken);

        var masks = secrets.ToList();
        await log.WriteLineAsync($"> {script}");
        var succeeded = await RunAsync(StartInfo(scriptFile, machine, jobEnvironment, stepEnvironment), line => log.WriteLine(Mask(line, masks)), cancellationToken);
        foreach (var (name, value) in CommandFile.Read(outputFile))
            outputs[name] = value;
        foreach (var (name, value) in CommandFile.Read(environmentFile))
            jobEnvironment[name] = value;
        return succeeded;
    }

    private ProcessStartInfo StartInfo(string script, string machine, Dictionary<string, string> jobEnvironment, Dictionary<string, string> stepEnvironment)
    {
        var directory = step["working-directory"]?.ToString() is { } relative ? Path.Combine(job.Workspace, relative) : job.Workspace;
        var info = new ProcessStartInfo("bash") { WorkingDirectory = directory, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        foreach (var argument in new[] { "--noprofile", "--norc", "-eo", "pipefail", script })
            info.ArgumentList.Add(argument);
        info.Environment.Clear();
        foreach (var name in new[] { "PATH", "HOME", "LANG", "DOTNET_ROOT" })
        {
            if (Environment.GetEnvironmentVariable(name) is { } value)
                info.Environment[name] = value;
        }

        foreach (var (name, value) in job.Run.Host.MachineEnvironment.Concat(GitHubVariables(machine)).Concat(jobEnvironment).Concat(stepEnvironment))
            info.Environment[name] = value;
        return info;
    }

    private Dictionary<string, string> GitHubVariables(string machine)
    {
        var run = job.Run;
        return new Dictionary<string, string>
        {
            ["CI"] = "true",
            ["GITHUB_ACTIONS"] = "true",
            ["GITHUB_ACTOR"] = run.Trigger.Actor,
            ["GITHUB_BASE_REF"] = run.Trigger.BaseRef,
            ["GITHUB_ENV"] = Path.Combine(machine, "env"),
            ["GITHUB_EVENT_NAME"] = run.Trigger.Name,
            ["GITHUB_HEAD_REF"] = run.Trigger.HeadRef,
            ["GITHUB_JOB"] = path,
            ["GITHUB_OUTPUT"] = Path.Combine(machine, "output"),
            ["GITHUB_PATH"] = Path.Combine(machine, "path"),
            ["GITHUB_REF"] = run.Trigger.Ref,
            ["GITHUB_REF_NAME"] = run.Trigger.Ref[(run.Trigger.Ref.IndexOf('/', "refs/".Length) + 1)..],
            ["GITHUB_REF_TYPE"] = "branch",
            ["GITHUB_REPOSITORY"] = WorkflowHost.Repository,
            ["GITHUB_REPOSITORY_OWNER"] = WorkflowHost.Repository.Split('/')[0],
            ["GITHUB_RUN_ATTEMPT"] = $"{run.Attempt}",
            ["GITHUB_RUN_ID"] = $"{run.Number}",
            ["GITHUB_RUN_NUMBER"] = $"{run.Number}",
            ["GITHUB_SERVER_URL"] = "https://github.com",
            ["GITHUB_SHA"] = run.Trigger.Sha,
            ["GITHUB_STEP_SUMMARY"] = Path.Combine(machine, "summary"),
            ["GITHUB_WORKFLOW"] = run.Name,
            ["GITHUB_WORKSPACE"] = job.Workspace,
            ["RUNNER_OS"] = "Linux",
            ["RUNNER_TEMP"] = machine,
        };
    }

    private static async Task<bool> RunAsync(ProcessStartInfo info, Action<string> onLine, CancellationToken cancellationToken)
    {
        using var process = new Process { StartInfo = info };
        var gate = new Lock();
        void Write(object _, DataReceivedEventArgs line)
        {
            if (line.Data is null)
                return;
            lock (gate)
                onLine(line.Data);
        }

        process.OutputDataReceived += Write;
        process.ErrorDataReceived += Write;
        process.Start();
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await process.WaitForExitAsync(cancellationToken);
            return process.ExitCode == 0;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            return false;
        }
    }

    private static string Mask(string line, IEnumerable<string> secrets) => secrets.Aggregate(line, (text, secret) => text.Replace(secret, "***", StringComparison.Ordinal));
}
