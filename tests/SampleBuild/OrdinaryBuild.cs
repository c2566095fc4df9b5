using Nuke.Common;
using Nuke.Common.Tooling;
using Nuke.Common.Utilities.Collections;
using Serilog;

namespace SampleBuild;

/// <summary>A target for each way in which a target can go.</summary>
public sealed class OrdinaryBuild : NukeBuild, IGreets
{
    [Parameter("Who is greeted")]
    public string Name { get; set; } = "world";

    [Parameter]
    [Secret]
    public string? ApiKey { get; set; }

    [Parameter("How loud")]
    public Loudness? Loudness { get; set; }

    [Parameter("The title of the book")]
    public string? Title { get; set; }

    [Parameter]
    public int[] Numbers { get; set; } = [];

    [Parameter]
    public bool Condition { get; set; }

    public Target Hello => _ => _
        .Description("Says hello")
        .Executes(() =>
        {
            Log.Information("Hello {Name:l}", Name);
            Console.WriteLine($"{Loudness} {string.Join('+', Numbers)}");
            ReportSummary(_ => _.AddPair("Greeted", Name));
        });

    public Target Fails => _ => _
        .DependsOn(Hello)
        .Executes(() => throw new InvalidOperationException("The disk is full."));

    public Target After => _ => _
        .DependsOn(Fails)
        .Executes(() => Console.WriteLine("never printed"));

    public Target CleansUp => _ => _
        .AssuredAfterFailure()
        .After(Fails)
        .Executes(() => Console.WriteLine("cleaned up"));

    public Target FailsButProceeds => _ => _
        .ProceedAfterFailure()
        .Executes(() => throw new InvalidOperationException("Not so bad."));

    public Target GoesOn => _ => _
        .DependsOn(FailsButProceeds)
        .Executes(() => Console.WriteLine("went on"));

    public Target FailsLater => _ => _
        .Executes(LaterAsync);

    public Target NeedsApiKey => _ => _
        .Requires(() => ApiKey)
        .Executes(() =>
        {
            Log.Information("The key is {Key}", ApiKey);
            Console.WriteLine($"key: {ApiKey}");
            Console.Error.WriteLine($"key: {ApiKey}");
            foreach (var letter in ApiKey!)
                Console.Write(letter);
            Console.WriteLine();
            ProcessTasks.StartShell($"echo from a child {ApiKey}").AssertZeroExitCode();
        });

    public Target NeedsMore => _ => _
        .Requires(() => ApiKey)
        .Requires(() => Loudness)
        .Requires(() => Name == "nobody")
        .Executes(() => Console.WriteLine("never printed"));

    public Target NeedsTitle => _ => _
        .Requires(() => Title)
        .Executes(() => Console.WriteLine($"It is called {Title}"));

    public Target OnlyLoud => _ => _
        .DependsOn(Prepares)
        .OnlyWhenDynamic(() => Loudness == SampleBuild.Loudness.Loud)
        .Executes(() => Console.WriteLine("loud"));

    public Target OnlyOnCondition => _ => _
        .DependsOn(Prepares)
        .OnlyWhenStatic(() => Condition)
        .Executes(() => Console.WriteLine("condition holds"));

    public Target OnlyOnConditionButPrepares => _ => _
        .DependsOn(Prepares)
        .OnlyWhenStatic(() => Condition)
        .WhenSkipped(DependencyBehavior.Execute)
        .Executes(() => Console.WriteLine("condition holds"));

    public Target Prepares => _ => _
        .Executes(() => Console.WriteLine("prepared"));

    public Target Hidden => _ => _
        .Unlisted()
        .Executes(() => Console.WriteLine("hidden"));

    public Target FailsOnce => _ => _
        .DependsOn(Prepares)
        .Executes(() =>
        {
            var marker = RootDirectory / "failed-once";
            if (File.Exists(marker))
                return;
            File.WriteAllText(marker, "");
            throw new InvalidOperationException("Try again.");
        });

    Target IGreets.Greets => _ => _
        .Inherit<IGreets>()
        .Executes(() => Console.WriteLine("greeted by the build"));

    public static int Run() => Execute<OrdinaryBuild>(x => x.Hello);

    private static async Task<int> LaterAsync()
    {
        await Task.Delay(20);
        throw new InvalidOperationException("It failed after the first await.");
    }
}
