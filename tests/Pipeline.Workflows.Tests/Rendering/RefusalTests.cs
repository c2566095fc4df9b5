using Pipeline.Workflows.Expressions;
using Pipeline.Workflows.Inputs;
using Pipeline.Workflows.Jobs;
using Pipeline.Workflows.Security;
using Pipeline.Workflows.Steps;
using Pipeline.Workflows.Triggers;
using Pipeline.Workflows.Validation;

namespace Pipeline.Workflows.Tests.Rendering;

public sealed class RefusalTests
{
    private static readonly RunStep Test = new("./build.sh Test");

    [Fact]
    public void Every_offender_is_named_at_once_with_its_place_in_the_workflow_and_in_the_code()
    {
        var stranger = Job("stranger");
        var workflow = WorkflowTests.One(
            new StepsJob("build") { RunsOn = ["x"], TimeoutMinutes = 1, If = RunnerContext.Os.Is("Linux"), Steps = [Test] },
            new StepsJob("test") { RunsOn = ["x"], TimeoutMinutes = 0, Needs = [stranger], Steps = [Test] });

        var problems = Assert.Throws<InvalidWorkflowException>(() => workflow.ToYaml()).Problems;

        Assert.Equal(["jobs.build.if", "jobs.test.needs", "jobs.test.timeout-minutes"], problems.Select(problem => problem.Path));
        Assert.All(problems, problem => Assert.Matches(@"^one\.yml: jobs\.[a-z.-]+ \(RefusalTests\.cs:\d+\): ", problem.ToString()));
        Assert.Contains("'runner' does not exist here; an expression here may read github, inputs, vars, needs", problems[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_output_of_a_job_that_is_not_needed_is_refused()
    {
        var first = Job("first", outputs: new() { ["a"] = "b" });
        Refused("does not need 'first'", WorkflowTests.One(first, Job("second", condition: first.Output("a").Is("b"))));
    }

    [Fact]
    public void An_output_that_a_job_does_not_have_is_refused()
    {
        var first = Job("first");
        Refused("has no output 'a'", WorkflowTests.One(first, Job("second", needs: [first], condition: first.Output("a").Is("b"))));
    }

    [Fact]
    public void An_output_of_a_later_step_is_refused()
    {
        var later = new RunStep("true") { Id = "later" };
        Refused("'later'", WorkflowTests.One(Job("a", steps: [new RunStep("true") { Env = { ["X"] = later.Output("x") } }, later])));
    }

    [Fact]
    public void An_output_of_a_step_without_an_id_is_refused()
    {
        var first = new RunStep("true");
        Refused("has no Id", WorkflowTests.One(Job("a", steps: [first, new RunStep("true") { Env = { ["X"] = first.Output("x") } }])));
    }

    [Fact]
    public void A_value_of_another_jobs_matrix_is_refused()
    {
        var matrix = new Matrix { Axes = { ["module"] = MatrixAxis.Of("a") } };
        Refused("not this job's", WorkflowTests.One(Job("a", steps: [new RunStep("true") { Env = { ["X"] = matrix.Value("module") } }])));
    }

    [Fact]
    public void A_matrix_in_a_jobs_condition_is_refused()
    {
        var matrix = new Matrix { Axes = { ["module"] = MatrixAxis.Of("a") } };
        var job = new StepsJob("a") { RunsOn = ["x"], TimeoutMinutes = 1, Strategy = new Strategy { Matrix = matrix }, If = matrix.Value("module").Is("a"), Steps = [Test] };
        Refused("'matrix' does not exist here", WorkflowTests.One(job));
    }

    [Fact]
    public void A_matrix_of_more_than_256_jobs_is_refused()
    {
        var matrix = new Matrix { Axes = { ["a"] = MatrixAxis.Of([.. Enumerable.Range(0, 20).Select(n => $"{n}")]), ["b"] = MatrixAxis.Of([.. Enumerable.Range(0, 13).Select(n => $"{n}")]) } };
        Refused("260 jobs", WorkflowTests.One(new StepsJob("a") { RunsOn = ["x"], TimeoutMinutes = 1, Strategy = new Strategy { Matrix = matrix }, Steps = [Test] }));
    }

    [Fact]
    public void An_input_that_the_workflow_does_not_declare_is_refused() =>
        Refused("no input 'ghost'", WorkflowTests.One(Job("a", condition: new TextInput("ghost") { Description = "" }.Value.Is("x"))));

    [Fact]
    public void An_expression_in_a_script_is_refused() =>
        Refused("pasted into it", WorkflowTests.One(Job("a", steps: [new RunStep("echo ${{ github.event.pull_request.title }}")])));

    [Fact]
    public void An_expression_typed_as_text_is_refused() =>
        Refused("typed text", WorkflowTests.One(Job("a", steps: [new RunStep("true") { Env = { ["X"] = "${{ secrets.TOKEN }}" } }])));

    [Fact]
    public void A_secret_that_a_called_workflow_does_not_declare_is_refused()
    {
        var called = new Workflow
        {
            FileName = "called.yml",
            Name = "Called",
            On = new WorkflowTriggers { Call = new CallTrigger() },
            Jobs = [Job("a", steps: [new RunStep("true") { Env = { ["TOKEN"] = Secret.Named("TOKEN") } }])],
        };
        Refused("secret TOKEN is not declared", called);
    }

    [Fact]
    public void A_call_is_checked_against_the_workflow_that_it_calls()
    {
        var called = new Workflow
        {
            FileName = "called.yml",
            Name = "Called",
            On = new WorkflowTriggers { Call = new CallTrigger { Inputs = [new TextInput("module") { Description = "", Required = true }] } },
            Jobs = [new StepsJob("a") { RunsOn = ["x"], TimeoutMinutes = 1, Permissions = new Permissions { Packages = Access.Write }, Steps = [Test] }],
        };
        var call = new CallJob("call") { Workflow = called, With = { ["modul"] = "orders" }, Secrets = [Secret.Named("TOKEN")] };

        var problems = Assert.Throws<InvalidWorkflowException>(() => WorkflowTests.One(call).ToYaml()).Problems;

        Assert.Equal(
            ["jobs.call.with.modul", "jobs.call.with", "jobs.call.secrets.TOKEN", "jobs.call.permissions"],
            problems.Select(problem => problem.Path));
        Assert.Contains("packages", problems[^1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_call_of_a_workflow_that_nobody_may_call_is_refused() =>
        Refused("no call trigger", WorkflowTests.One(new CallJob("call") { Workflow = WorkflowTests.One(Job("a")) }));

    [Theory]
    [InlineData("@daily")]
    [InlineData("0 17 * *")]
    [InlineData("0 17 * * 1-5\n  - cron: '* * * * *'")]
    public void A_schedule_that_is_none_is_refused(string cron) =>
        Refused("no schedule", new Workflow { FileName = "a.yml", Name = "A", On = new WorkflowTriggers { Schedule = [new Schedule(cron)] }, Jobs = [Job("a")] });

    [Fact]
    public void A_workflow_that_nothing_starts_is_refused() =>
        Refused("Nothing starts", new Workflow { FileName = "a.yml", Name = "A", On = new WorkflowTriggers(), Jobs = [Job("a")] });

    [Theory]
    [InlineData("../evil.yml")]
    [InlineData("a/b.yml")]
    [InlineData("a.sh")]
    public void A_file_name_that_leads_elsewhere_is_refused(string name) =>
        Refused("file's name", new Workflow { FileName = name, Name = "A", On = new WorkflowTriggers { Push = new PushTrigger() }, Jobs = [Job("a")] });

    private static StepsJob Job(string id, OrderedDictionary<string, Text>? outputs = null, IReadOnlyList<Job>? needs = null, Expression? condition = null, IReadOnlyList<Step>? steps = null) => new(id)
    {
        RunsOn = ["ubuntu-24.04"],
        TimeoutMinutes = 1,
        Outputs = outputs ?? [],
        Needs = needs ?? [],
        If = condition,
        Steps = steps ?? [Test],
    };

    private static void Refused(string message, Workflow workflow) =>
        Assert.Contains(message, Assert.Throws<InvalidWorkflowException>(() => workflow.ToYaml()).Message, StringComparison.Ordinal);
}
