using Nuke.Common;
using Nuke.Common.Git;

namespace SampleBuild;

/// <summary>Hears what happens.</summary>
public sealed class HookedBuild : NukeBuild
{
    [Parameter]
    public string? Key { get; set; }

    [Parameter]
    public string? Says { get; set; }

    public Target Runs => _ => _.Executes(() => { });

    public Target Needs => _ => _.Requires(() => Key).Executes(() => Console.WriteLine("never printed"));

    public Target Described => _ => _.Executes(() =>
    {
        var repository = GitRepository.FromLocalDirectory(RootDirectory);
        Console.WriteLine($"{repository.Branch} {repository.Commit}");
    });

    public Target Left => _ => _.DependsOn(Runs).OnlyWhenStatic(() => Key != null).Executes(() => Console.WriteLine("never printed"));

    public static int Run() => Execute<HookedBuild>(x => x.Runs);

    protected override void OnTargetSkipped(string target) => Console.WriteLine($"skipped {target}.");

    protected override void OnBuildFinished()
    {
        Console.WriteLine($"finished with {ExitCode}: {string.Join(", ", ExecutionPlan.Select(target => $"{target.Name} {target.Status}"))}; asked for: {string.Join(", ", InvokedTargets.Select(target => target.Name))}.");
        if (Says is not null)
            throw new InvalidOperationException(Says);
        ExitCode = 7;
    }
}
