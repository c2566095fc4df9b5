using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json.Nodes;
using Pipeline.WorkflowRunner.Actions;
using Pipeline.WorkflowRunner.Expressions;
using Pipeline.WorkflowRunner.Jobs;

namespace Pipeline.WorkflowRunner;

/// <summary>A run of a workflow: its jobs in the order of their needs, each on a machine of its own.</summary>
public sealed class WorkflowRun : IDisposable
{
    private readonly string _fileName;
    private readonly SemaphoreSlim _machines;
    private readonly ConcurrentDictionary<string, JobOutcome> _jobs = new();
    private readonly ConcurrentDictionary<string, int> _lastAttempts = new();
    private CancellationTokenSource _cancellation = new();

    internal WorkflowRun(WorkflowHost host, int number, string fileName, WorkflowEvent trigger)
    {
        Host = host;
        Number = number;
        Trigger = trigger;
        _fileName = fileName;
        _machines = new SemaphoreSlim(host.Machines);
        Folder = Path.Combine(host.Root, $"run-{number}");
        Artifacts = new ArtifactStore(Path.Combine(Folder, "artifacts"));
        Directory.CreateDirectory(Path.Combine(Folder, "logs"));
    }

    public WorkflowHost Host { get; }

    public int Number { get; }

    public int Attempt { get; private set; }

    public WorkflowEvent Trigger { get; }

    public string Folder { get; }

    /// <summary>The workflow's name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>success, failure or cancelled.</summary>
    public string Result { get; private set; } = "";

    /// <summary>Every job by its path, such as <c>modules (catalog) / check / scan</c>.</summary>
    public IReadOnlyDictionary<string, JobOutcome> Jobs => _jobs;

    public ArtifactStore Artifacts { get; }

    /// <summary>The whole output of a job, secrets masked.</summary>
    public string LogOf(string job) => File.ReadAllText(LogPathOf(job));

    /// <summary>Runs the jobs that did not succeed again, with what the others handed on.</summary>
    public Task RerunFailedAsync(CancellationToken cancellationToken = default) => StartAsync(cancellationToken);

    public void Dispose()
    {
        _machines.Dispose();
        _cancellation.Dispose();
    }

    /// <summary>Cancelled when somebody, or a newer run, cancels this one.</summary>
    internal CancellationToken Cancelled => _cancellation.Token;

    public string LogPathOf(string job) => Path.Combine(Folder, "logs", string.Concat(job.Select(character => char.IsLetterOrDigit(character) || character is '-' or '.' ? character : '_')) + ".log");

    internal async Task StartAsync(CancellationToken cancellationToken)
    {
        Attempt++;
        _cancellation.Dispose();
        _cancellation = new CancellationTokenSource();
        var workflow = Load(_fileName);
        Name = workflow["name"]?.GetValue<string>() ?? _fileName;
        var trigger = workflow.Object("on");
        if (!trigger.ContainsKey(Trigger.Name))
            throw new UninterpretedException(_fileName, $"the event {Trigger.Name}, which does not start it");
        var inputs = Inputs(trigger[Trigger.Name] as JsonObject ?? [], Trigger.Inputs, _fileName);
        var context = new ExpressionContext { Contexts = new Dictionary<string, JsonObject> { ["github"] = GitHub(), ["inputs"] = inputs, ["vars"] = Object(Host.Variables) } };
        var (mayRun, group) = await EnterAsync(workflow["concurrency"], context, cancellationToken);
        if (!mayRun)
        {
            Result = JobOutcome.Cancelled.Result;
            return;
        }

        using var place = group;
        var outcome = await RunJobsAsync(workflow, new JobScope("", context, Host.SecretsFor(Trigger), null, _fileName), cancellationToken);
        Result = outcome.Result;
    }

    private async Task<JobOutcome> RunJobsAsync(JsonObject workflow, JobScope scope, CancellationToken cancellationToken)
    {
        Keys.Require(workflow, scope.File, "name", "run-name", "on", "permissions", "concurrency", "jobs");
        if (workflow["permissions"] is not JsonObject { Count: 0 })
            throw new UninterpretedException(scope.File, "workflow-wide permissions");
        var jobs = workflow.Object("jobs");
        var started = new Dictionary<string, Lazy<Task<JobOutcome>>>();
        foreach (var (id, _) in jobs)
            started[id] = new Lazy<Task<JobOutcome>>(() => StartJobAsync(id));
        var outcomes = await Task.WhenAll(started.Values.Select(job => job.Value));
        var outputs = new JsonObject();
        foreach (var (name, output) in workflow.Object("on").Object("workflow_call").Object("outputs"))
        {
            var values = new JsonObject();
            foreach (var (id, job) in started)
                values[id] = (await job.Value).AsContext();
            outputs[name] = Expression.Expand(output!["value"], scope.Context.With("jobs", values));
        }

        return JobOutcome.Of(outcomes) with { Outputs = outputs };

        async Task<JobOutcome> StartJobAsync(string id)
        {
            // Every job starts on its own thread, so that none of them waits for another's synchronous part.
            await Task.Yield();
            var job = (JsonObject)jobs[id]!;
            var needs = new JsonObject();
            foreach (var needed in job["needs"].Strings())
                needs[needed] = (started.TryGetValue(needed, out var other) ? await other.Value : throw new UninterpretedException($"{scope.File} {id}", $"it needs '{needed}', which is no job")).AsContext();
            var ancestors = new JsonObject();
            foreach (var ancestor in JobGraph.AncestorsOf(id, jobs))
                ancestors[ancestor] = (await started[ancestor].Value).AsContext();
            var isRepeated = scope.IsRepeated || needs.Any(needed => RanNow(scope.PathOf(needed.Key)));
            return await RunJobAsync(id, job, scope with { Context = scope.Context.With("needs", needs), IsRepeated = isRepeated }, ancestors, cancellationToken);
        }
    }

    private async Task<JobOutcome> RunJobAsync(string id, JsonObject job, JobScope scope, JsonObject ancestors, CancellationToken cancellationToken)
    {
        var conditions = scope.Context with { Status = status => Status(status, ancestors) };
        if (!Expression.IsMet(job["if"], conditions))
            return Finish(scope.PathOf(id), Cancelled.IsCancellationRequested ? JobOutcome.Cancelled : JobOutcome.Skipped);
        if (job["strategy"] is not JsonObject strategy)
            return await RunOneAsync(scope.PathOf(id), id, job, scope, cancellationToken);

        Keys.Require(strategy, $"{scope.File} {id}.strategy", "fail-fast", "max-parallel", "matrix");
        if (strategy["fail-fast"]?.GetValue<bool>() != false)
            throw new UninterpretedException($"{scope.File} {id}", "a strategy that fails fast");
        var combinations = MatrixExpansion.Of(strategy.Object("matrix"), scope.Context, $"{scope.File} {id}.matrix");
        var outcomes = await Task.WhenAll(combinations.Select(matrix => RunOneAsync(
            $"{scope.PathOf(id)} ({string.Join(", ", matrix.Select(entry => Evaluation.Write(entry.Value)))})", id, job, scope with { Context = scope.Context.With("matrix", matrix) }, cancellationToken)));
        return Finish(scope.PathOf(id), JobOutcome.Of(outcomes));
    }

    private async Task<JobOutcome> RunOneAsync(string path, string id, JsonObject job, JobScope scope, CancellationToken cancellationToken)
    {
        // A repeated run takes over the jobs that succeeded, unless they rest on one that is repeated.
        if (job["uses"] is null && !scope.IsRepeated && Attempt > 1 && _jobs.TryGetValue(path, out var earlier) && earlier.Result == "success")
            return earlier;
        var permissions = PermissionSet.Of(job, scope.Permissions, $"{scope.File} {id}");
        var (mayRun, group) = await EnterAsync(job["concurrency"], scope.Context, cancellationToken);
        if (!mayRun)
            return Finish(path, JobOutcome.Cancelled);
        using var place = group;
        if (job["uses"] is { } uses)
            return Finish(path, await CallAsync(path, job, uses.ToString(), permissions, scope, cancellationToken));

        _lastAttempts[path] = Attempt;
        await _machines.WaitAsync(cancellationToken);
        try
        {
            return Finish(path, await new MachineJob(this, path, job, permissions, scope).RunAsync(cancellationToken));
        }
        finally
        {
            _machines.Release();
        }
    }

    private async Task<JobOutcome> CallAsync(string path, JsonObject job, string uses, JsonObject permissions, JobScope scope, CancellationToken cancellationToken)
    {
        Keys.Require(job, path, "name", "needs", "if", "permissions", "concurrency", "strategy", "uses", "with", "secrets");
        const string folder = "./.github/workflows/";
        if (!uses.StartsWith(folder, StringComparison.Ordinal))
            throw new UninterpretedException(path, $"the workflow '{uses}' of another repository");
        var file = uses[folder.Length..];
        var workflow = Load(file);
        var call = workflow.Object("on")["workflow_call"] as JsonObject ?? throw new UninterpretedException(path, $"{file} cannot be called");
        var given = new JsonObject();
        foreach (var (name, value) in job.Object("with"))
            given[name] = Expression.Expand(value, scope.Context);
        var declared = call.Object("secrets");
        var secrets = new JsonObject();
        foreach (var (name, value) in job.Object("secrets"))
        {
            if (!declared.ContainsKey(name))
                throw new UninterpretedException(path, $"the secret {name}, which {file} does not declare");
            secrets[name] = Expression.Expand(value, scope.Context.With("secrets", scope.Secrets));
        }

        var context = scope.Context with
        {
            Contexts = new Dictionary<string, JsonObject>
            {
                ["github"] = scope.Context.Contexts["github"],
                ["vars"] = scope.Context.Contexts["vars"],
                ["inputs"] = Inputs(call, given, file),
            },
        };
        var (mayRun, group) = await EnterAsync(workflow["concurrency"], context, cancellationToken);
        if (!mayRun)
            return JobOutcome.Cancelled;
        using var place = group;
        return await RunJobsAsync(workflow, new JobScope(path + " / ", context, secrets, permissions, file) { IsRepeated = scope.IsRepeated }, cancellationToken);
    }

    private bool RanNow(string path) =>
        _lastAttempts.Any(job => job.Value == Attempt && (job.Key == path || job.Key.StartsWith(path + " ", StringComparison.Ordinal)));

    private JobOutcome Finish(string path, JobOutcome outcome) => _jobs[path] = outcome;

    private bool Status(string function, JsonObject ancestors) => function switch
    {
        "always" => true,
        "cancelled" => Cancelled.IsCancellationRequested,
        "failure" => ancestors.Any(need => need.Value!["result"]!.ToString() == "failure"),
        _ => !Cancelled.IsCancellationRequested && ancestors.All(need => need.Value!["result"]!.ToString() == "success"),
    };

    private async Task<(bool MayRun, IDisposable? Place)> EnterAsync(JsonNode? concurrency, ExpressionContext context, CancellationToken cancellationToken)
    {
        if (concurrency is null)
            return (true, null);
        var settings = concurrency as JsonObject ?? new JsonObject { ["group"] = concurrency.DeepClone() };
        Keys.Require(settings, "concurrency", "group", "cancel-in-progress", "queue");
        var group = Host.Group(Evaluation.Write(Expression.Expand(settings["group"], context)));
        var cancelInProgress = Evaluation.Write(Expression.Expand(settings["cancel-in-progress"], context)) == "true";
        var place = await group.EnterAsync(cancelInProgress, settings["queue"]?.ToString() == "max", _cancellation.Cancel, cancellationToken);
        return (place is not null, place);
    }

    private JsonObject Load(string fileName)
    {
        var start = new ProcessStartInfo("git") { RedirectStandardOutput = true };
        foreach (var argument in new[] { "--git-dir", Host.Origin, "show", $"{Trigger.Sha}:.github/workflows/{fileName}" })
            start.ArgumentList.Add(argument);
        using var git = Process.Start(start)!;
        var yaml = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        return git.ExitCode == 0 ? YamlReader.Read(yaml, fileName) : throw new UninterpretedException(fileName, $"it is not in the repository at {Trigger.Sha}");
    }

    private static JsonObject Inputs(JsonObject trigger, JsonObject given, string place)
    {
        var inputs = new JsonObject();
        var declared = trigger.Object("inputs");
        foreach (var (name, _) in given.Where(entry => !declared.ContainsKey(entry.Key)))
            throw new UninterpretedException(place, $"the input '{name}', which it does not declare");
        foreach (var (name, declaration) in declared)
        {
            var value = given[name] ?? declaration!["default"];
            if (value is null && declaration!["required"]?.GetValue<bool>() == true)
                throw new UninterpretedException(place, $"the required input '{name}' is missing");
            if (declaration!["options"] is JsonArray options && !options.Any(option => option!.ToString() == value?.ToString()))
                throw new UninterpretedException(place, $"'{value}' is no option of '{name}'");
            inputs[name] = value?.DeepClone() ?? "";
        }

        return inputs;
    }

    private JsonObject GitHub() => new()
    {
        ["sha"] = Trigger.Sha,
        ["ref"] = Trigger.Ref,
        ["ref_name"] = Trigger.Ref[(Trigger.Ref.IndexOf('/', "refs/".Length) + 1)..],
        ["base_ref"] = Trigger.BaseRef,
        ["head_ref"] = Trigger.HeadRef,
        ["event_name"] = Trigger.Name,
        ["event"] = Trigger.Payload.DeepClone(),
        ["repository"] = WorkflowHost.Repository,
        ["repository_owner"] = WorkflowHost.Repository.Split('/')[0],
        ["actor"] = Trigger.Actor,
        ["run_id"] = Number,
        ["token"] = $"ghs_token_of_run_{Number}",
    };

    private static JsonObject Object(Dictionary<string, string> values)
    {
        var result = new JsonObject();
        foreach (var (name, value) in values)
            result[name] = value;
        return result;
    }
}
