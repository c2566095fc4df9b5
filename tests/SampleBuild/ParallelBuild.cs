using Nuke.Common;

namespace SampleBuild;

/// <summary>Two targets that wait for each other's first line, so that they only end when they run at once.</summary>
public sealed class ParallelBuild : NukeBuild
{
    private readonly TaskCompletionSource _left = new();
    private readonly TaskCompletionSource _right = new();
    private readonly TaskCompletionSource _talking = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Target Left => _ => _.Executes(() => MeetAsync("left", _left, _right));

    public Target Right => _ => _.Executes(() => MeetAsync("right", _right, _left));

    public Target Both => _ => _.DependsOn(Left, Right).Executes(() => Console.WriteLine("both"));

    /// <summary>Ends while the other, whose output waits for its turn, is writing.</summary>
    public Target Brief => _ => _.Executes(() => _talking.Task);

    public Target Talkative => _ => _.Executes(() =>
    {
        for (var line = 0; line < 100_000; line++)
        {
            Console.WriteLine(line);
            if (line == 1000)
                _talking.SetResult();
        }
    });

    public Target Talk => _ => _.DependsOn(Brief, Talkative);

    public Target One => _ => _.Executes(() => Console.WriteLine("one"));

    public Target Two => _ => _.DependsOn(One).Executes(() => throw new InvalidOperationException("two"));

    public Target Three => _ => _.DependsOn(Two).Executes(() => Console.WriteLine("three"));

    public static int Run() => Execute<ParallelBuild>(x => x.Both);

    private static async Task MeetAsync(string name, TaskCompletionSource mine, TaskCompletionSource other)
    {
        for (var line = 0; line < 5; line++)
        {
            Console.WriteLine($"{name} {line}");
            mine.TrySetResult();
            await other.Task;
            await Task.Yield();
        }
    }
}
