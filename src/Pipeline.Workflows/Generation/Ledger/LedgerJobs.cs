using System.Runtime.CompilerServices;
using Pipeline.Workflows.Expressions;
using Pipeline.Workflows.Jobs;
using Pipeline.Workflows.Security;
using Pipeline.Workflows.Steps;

namespace Pipeline.Workflows.Generation.Ledger;

/// <summary>Jobs that read the ledger and append to it.</summary>
internal sealed class LedgerJobs(WorkflowModel model, CommonSteps steps)
{
    /// <summary>The output of <see cref="Seal"/> that names the bundle.</summary>
    public const string BundleOutput = "bundle";

    private const string RehearsedOutput = "rehearsed";

    /// <summary>What a job may do that appends: push the ledger's branch, and ask GitHub who started the run.</summary>
    public static Permissions Append { get; } = new() { Contents = Access.Write, Actions = Access.Read };

    /// <summary>What a job may do that only reads it, and asks GitHub who started the run.</summary>
    public static Permissions Read { get; } = new() { Contents = Access.Read, Actions = Access.Read };

    /// <summary>Asks whether the commit's tree was sealed already: then nothing is built again.</summary>
    public StepsJob Rehearsed(RunSource source, Job head)
    {
        var answer = Build(TargetNames.Rehearsed, id: RehearsedOutput);
        return Create(RehearsedOutput, [head], null, Read, [CommonSteps.CheckoutWithToken(source.Commit), CommonSteps.TakeBuild(source.Build), answer], new() { [RehearsedOutput] = answer.Output(RehearsedOutput) });
    }

    /// <summary>What the job <see cref="Rehearsed"/> said: true or false.</summary>
    public static Expression AnswerOf(Job rehearsed) => rehearsed.Output(RehearsedOutput);

    /// <summary>Seals what the module jobs made, or keeps the bundle that was sealed of the same tree.</summary>
    public StepsJob Seal(RunSource source, IReadOnlyList<Job> needs, Expression? condition)
    {
        var bundle = Build(TargetNames.Bundle, id: BundleOutput);
        return Create(
            "seal",
            needs,
            condition,
            Append,
            [CommonSteps.CheckoutWithToken(source.Commit), CommonSteps.TakeBuild(source.Build), .. CommonSteps.TakeWhatIsThere([]), bundle],
            new() { [BundleOutput] = bundle.Output(BundleOutput) });
    }

    /// <summary>A job on one machine.</summary>
    public StepsJob Create(
        string id, IReadOnlyList<Job> needs, Expression? condition, Permissions permissions, IReadOnlyList<Step> jobSteps, OrderedDictionary<string, Text>? outputs = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => new(id, file, line)
    {
        Needs = needs,
        If = condition,
        Permissions = permissions,
        RunsOn = [model.Options.Runner],
        TimeoutMinutes = model.Options.TimeoutMinutes,
        Outputs = outputs ?? [],
        Steps = jobSteps,
    };

    /// <summary>Runs a target on the ledger of the repository; GitHub's word on who started the run proves who does it.</summary>
    /// <param name="arguments">Target and parameters.</param>
    /// <param name="variables">The step's variables; one that is named like a parameter is its value.</param>
    /// <param name="condition">Whether it runs; null: yes.</param>
    /// <param name="id">The step's id, when its outputs are read.</param>
    public RunStep Build(string arguments, OrderedDictionary<string, Value>? variables = null, Expression? condition = null, string? id = null)
    {
        var values = variables ?? [];
        values[Secret.JobToken.Name] = Secret.JobToken;
        return steps.Build($"{arguments} --remote origin", values, id, condition: condition);
    }
}
