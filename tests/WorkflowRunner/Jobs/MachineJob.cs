using System.Text.Json.Nodes;
using Pipeline.WorkflowRunner.Actions;
using Pipeline.WorkflowRunner.Expressions;

namespace Pipeline.WorkflowRunner.Jobs;

/// <summary>A job on a fresh machine: an empty workspace, its steps in order.</summary>
internal sealed class MachineJob
{
    private readonly WorkflowRun _run;
    private readonly string _path;
    private readonly JsonObject _job;
    private readonly JobScope _scope;
    private readonly JsonObject _secrets;
    private readonly JsonObject _steps = [];
    private readonly Dictionary<string, string> _environment = [];
    private readonly List<Action> _afterwards = [];
    private bool _failed;
    private CancellationToken _cancelled;

    public MachineJob(WorkflowRun run, string path, JsonObject job, JsonObject permissions, JobScope scope)
    {
        _run = run;
        _path = path;
        _job = job;
        _scope = scope;
        _secrets = (JsonObject)scope.Secrets.DeepClone();
        MayWriteContents = PermissionSet.MayWrite(permissions, "contents") && !run.Trigger.IsFromFork;
        MayReadActions = PermissionSet.MayRead(permissions, "actions");
        Workspace = Directory.CreateDirectory(Path.Combine(run.Folder, "machines", $"{run.Attempt}-{Path.GetFileNameWithoutExtension(run.LogPathOf(path))}", "workspace")).FullName;
    }

    public string Workspace { get; }

    public bool MayWriteContents { get; }

    /// <summary>Whether its token shows it what other runs handed on.</summary>
    public bool MayReadActions { get; }

    public WorkflowRun Run => _run;

    /// <summary>Runs when the job is over and every step succeeded.</summary>
    public void Afterwards(Action action) => _afterwards.Add(action);

    /// <summary>Sets a variable of every later step.</summary>
    public void SetVariable(string name, string value) => _environment[name] = value;

    public async Task<JobOutcome> RunAsync(CancellationToken cancellationToken)
    {
        Keys.Require(_job, _path, "name", "needs", "if", "permissions", "concurrency", "strategy", "runs-on", "timeout-minutes", "environment", "outputs", "env", "steps");
        if (_job["environment"] is { } environment && !Enter(Evaluation.Write(Expression.Expand(environment, Context()))))
            return new JobOutcome("failure", []);
        foreach (var (name, value) in _job.Object("env"))
            _environment[name] = Evaluation.Write(Expression.Expand(value, Context()));
        // A job that starts after the cancellation is one that always runs.
        _cancelled = _run.Cancelled.IsCancellationRequested ? CancellationToken.None : _run.Cancelled;
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(TimeSpan.FromMinutes(_job["timeout-minutes"]!.GetValue<double>()));
        await using var log = new StreamWriter(_run.LogPathOf(_path)) { AutoFlush = true };
        foreach (var step in ((JsonArray)_job["steps"]!).Cast<JsonObject>())
        {
            using var running = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, _cancelled.IsCancellationRequested ? CancellationToken.None : _cancelled);
            await RunStepAsync(step, log, running.Token);
        }

        if (_cancelled.IsCancellationRequested)
            return JobOutcome.Cancelled;
        if (_failed)
            return new JobOutcome("failure", []);
        foreach (var action in _afterwards)
            action();
        var outputs = new JsonObject();
        foreach (var (name, value) in _job.Object("outputs"))
            outputs[name] = Evaluation.Write(Expression.Expand(value, Context()));
        return new JobOutcome("success", outputs);
    }

    /// <summary>The contexts of a step; secrets only where a value, not a condition, is read.</summary>
    public ExpressionContext Context()
    {
        var environment = new JsonObject();
        foreach (var (name, value) in _environment)
            environment[name] = value;
        return new ExpressionContext
        {
            Contexts = new Dictionary<string, JsonObject>(_scope.Context.Contexts)
            {
                ["steps"] = _steps,
                ["secrets"] = _secrets,
                ["env"] = environment,
                ["runner"] = new JsonObject { ["os"] = "Linux", ["arch"] = "X64" },
                ["job"] = new JsonObject { ["status"] = _failed ? "failure" : "success" },
            },
            Workspace = Workspace,
        };
    }

    private bool Enter(string environment)
    {
        _run.Host.Approvals.Enqueue(environment);
        foreach (var (name, value) in _run.Host.EnvironmentSecrets.GetValueOrDefault(environment) ?? [])
            _secrets[name] = value;
        return _run.Host.Approve(environment);
    }

    private async Task RunStepAsync(JsonObject step, TextWriter log, CancellationToken cancellationToken)
    {
        Keys.Require(step, _path, "id", "name", "if", "uses", "with", "run", "shell", "working-directory", "env", "continue-on-error", "timeout-minutes");
        var values = Context();
        var conditions = values with
        {
            // A condition cannot read secrets.
            Contexts = values.Contexts.Where(context => context.Key != "secrets").ToDictionary(),
            Status = Status,
        };
        var outputs = new JsonObject();
        var outcome = "skipped";
        if (Expression.IsMet(step["if"], conditions))
        {
            try
            {
                var succeeded = step["uses"] is { } uses
                    ? await EmulatedActions.RunAsync(uses.ToString(), Expand(step.Object("with")), this, outputs, log, cancellationToken)
                    : await new Script(this, _path, step).RunAsync(_environment, Expand(step.Object("env")), MaskedValues(), outputs, log, cancellationToken);
                outcome = succeeded ? "success" : "failure";
            }
            catch (OperationCanceledException) when (_cancelled.IsCancellationRequested)
            {
                await log.WriteLineAsync("Error: The operation was canceled.");
                outcome = "cancelled";
            }
            catch (ActionFailedException exception)
            {
                await log.WriteLineAsync($"Error: {exception.Message}");
                outcome = "failure";
            }

            _failed |= outcome == "failure" && step["continue-on-error"]?.GetValue<bool>() != true;
        }

        if (step["id"] is { } id)
            _steps[id.ToString()] = new JsonObject { ["outputs"] = outputs, ["outcome"] = outcome };
    }

    private bool Status(string function) => function switch
    {
        "always" => true,
        "cancelled" => _cancelled.IsCancellationRequested,
        "failure" => _failed,
        _ => !_failed && !_cancelled.IsCancellationRequested,
    };

    private Dictionary<string, string> Expand(JsonObject values) => values.ToDictionary(entry => entry.Key, entry => Evaluation.Write(Expression.Expand(entry.Value, Context())));

    private IEnumerable<string> MaskedValues() => _secrets.Select(secret => secret.Value!.ToString()).Append(_scope.Context.Contexts["github"]["token"]!.ToString()).Where(value => value.Length > 0);
}
