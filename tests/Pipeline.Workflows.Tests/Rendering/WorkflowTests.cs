using Pipeline.Testing;
using Pipeline.Workflows.Actions;
using Pipeline.Workflows.Expressions;
using Pipeline.Workflows.Inputs;
using Pipeline.Workflows.Jobs;
using Pipeline.Workflows.Security;
using Pipeline.Workflows.Steps;
using Pipeline.Workflows.Triggers;
using Pipeline.Workflows.Validation;

namespace Pipeline.Workflows.Tests.Rendering;

public sealed class WorkflowTests
{
    [Fact]
    public void Everything_that_the_model_has_is_written()
    {
        var count = new NumberInput("count") { Description = "How many.", Default = 3 };
        var dry = new BooleanInput("dry-run") { Description = "Change nothing.", Default = true };
        var note = new TextInput("note") { Description = "Why: said by a person." };
        var place = new ChoiceInput("place") { Description = "Where.", Options = ["staging", "production"], Default = "staging", Required = true };
        var plan = new RunStep("./build.sh Modules") { Id = "plan", Env = { ["NOTE"] = note.Value, ["TOKEN"] = Secret.JobToken } };
        var select = new StepsJob("select")
        {
            RunsOn = ["ubuntu-24.04"],
            TimeoutMinutes = 5,
            Outputs = { ["modules"] = plan.Output("modules") },
            Steps = [plan],
        };
        var matrix = new Matrix
        {
            Axes = { ["module"] = MatrixAxis.FromJson(select.Output("modules")), ["os"] = MatrixAxis.Of("linux", "windows") },
            Include = [new Dictionary<string, string> { ["module"] = "web", ["os"] = "linux", ["extra"] = "yes" }],
            Exclude = [new Dictionary<string, string> { ["module"] = "catalog", ["os"] = "windows" }],
        };
        var called = new Workflow
        {
            FileName = "called.yml",
            Name = "Called",
            On = new WorkflowTriggers { Call = new CallTrigger { Inputs = [note, count], Secrets = [Secret.Named("TOKEN")], Outputs = { ["modules"] = new JobOutput(select, "modules", "The modules.") } } },
            Jobs = [select],
        };
        var test = new StepsJob("test")
        {
            Name = $"test {matrix.Value("module")}",
            Needs = [select],
            If = select.Result.Is("success") & !dry.Value,
            Permissions = new Permissions { Contents = Access.Read, IdToken = Access.Write },
            Concurrency = new Concurrency($"test-{matrix.Value("module")}") { CancelInProgress = true },
            Strategy = new Strategy { Matrix = matrix, FailFast = true, MaxParallel = 4 },
            RunsOn = ["self-hosted", (Text)$"{matrix.Value("os")}"],
            TimeoutMinutes = 30,
            Environment = new JobEnvironment("staging") { Url = "https://example.org" },
            ContinueOnError = true,
            Container = new JobContainer("registry.example.org/build:1") { Username = "robot", Password = Secret.Named("REGISTRY_PASSWORD"), Options = "--cpus 1" },
            Services = { ["db"] = new JobContainer("postgres:17") { Env = { ["POSTGRES_PASSWORD"] = Secret.Named("DB") }, Ports = ["5432:5432"], Volumes = ["data:/var/lib"] } },
            Env = { ["EXTRA"] = matrix.Value("extra") },
            Defaults = new RunDefaults { Shell = "bash", WorkingDirectory = "src" },
            Steps =
            [
                new ActionStep(PinnedActions.Checkout) { With = { ["fetch-depth"] = 0, ["persist-credentials"] = false } },
                new RunStep("./build.sh Test") { Name = "Test", If = Function.Always, ContinueOnError = true, TimeoutMinutes = 10, Shell = "bash", WorkingDirectory = "." },
            ],
        };
        var call = new CallJob("call")
        {
            Workflow = called,
            Needs = [select],
            With = { ["note"] = note.Value },
            Secrets = [Secret.Named("TOKEN")],
        };
        var workflow = new Workflow
        {
            FileName = "all.yml",
            Name = "All",
            RunName = $"All of {place.Value}",
            On = new WorkflowTriggers
            {
                Push = new PushTrigger { Branches = ["main", "release/**"], Tags = ["v*"], PathsIgnored = ["docs/**"] },
                PullRequest = new PullRequestTrigger { Types = ["opened"], Branches = ["main"], Paths = ["src/**"] },
                Schedule = [new Schedule("0 17 * * 1-5") { TimeZone = "Europe/Amsterdam" }, new Schedule("30 4 * * SUN")],
                Dispatch = new DispatchTrigger { Inputs = [place, note, count, dry] },
            },
            Concurrency = new Concurrency($"all-{GitHubContext.Ref}") { KeepsEveryRun = true },
            Env = { ["PLACE"] = place.Value },
            Defaults = new RunDefaults { Shell = "bash" },
            Jobs = [select, test, call],
        };

        Snapshot.Matches("all.yml", workflow.ToYaml("A comment."));
        Snapshot.Matches("called.yml", called.ToYaml());
    }

    [Fact]
    public void A_group_that_keeps_every_run_and_cancels_one_is_refused()
    {
        var job = new StepsJob("a") { RunsOn = ["x"], TimeoutMinutes = 1, Concurrency = new Concurrency("a") { KeepsEveryRun = true, CancelInProgress = true }, Steps = [new RunStep("true")] };
        Assert.Contains("jobs.a.concurrency.queue", Assert.Throws<InvalidWorkflowException>(() => One(job).ToYaml()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_condition_that_starts_with_an_exclamation_mark_is_quoted()
    {
        var yaml = One(new StepsJob("a") { RunsOn = ["x"], TimeoutMinutes = 1, If = !Function.Cancelled, Steps = [new RunStep("true")] }).ToYaml();
        Assert.Contains("if: '!cancelled()'", yaml, StringComparison.Ordinal);
    }

    internal static Workflow One(params Job[] jobs) => new()
    {
        FileName = "one.yml",
        Name = "One",
        On = new WorkflowTriggers { Push = new PushTrigger() },
        Jobs = jobs,
    };
}
