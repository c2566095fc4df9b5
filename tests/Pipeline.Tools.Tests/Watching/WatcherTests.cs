using Pipeline.Core.Watching;
using Pipeline.Testing;
using Pipeline.Tools.Watching;

namespace Pipeline.Tools.Tests.Watching;

public sealed class WatcherTests
{
    private static readonly WatchSettings Settings = new() { Duration = TimeSpan.FromMinutes(2), Interval = TimeSpan.FromSeconds(30), Window = TimeSpan.FromSeconds(30), ErrorRateAtMost = 0.1 };
    private readonly LeapingTime _time = new();

    [Fact]
    public async Task It_looks_at_the_declared_times_until_the_end()
    {
        var source = new ScriptedSource(_time, _ => 0);

        var watched = Assert.Single(await WatchAsync(source));

        Assert.Equal([0, 30, 60, 90, 120], source.Looks.Select(look => look.TotalSeconds));
        Assert.Equal((true, 0, 5), (watched.Judged, watched.Breaches.Count, watched.Observations.Count));
    }

    [Fact]
    public async Task A_look_that_lasts_to_the_next_ends_with_the_watch()
    {
        var source = new ScriptedSource(_time, _ => 0, Settings.Interval);

        await WatchAsync(source);

        Assert.Equal([0, 30, 60, 90], source.Looks.Select(look => look.TotalSeconds));
        Assert.Equal(Settings.Duration, _time.Elapsed);
    }

    [Fact]
    public async Task A_breach_ends_it_at_once()
    {
        var source = new ScriptedSource(_time, look => look == 2 ? 50 : 0);

        var watched = Assert.Single(await WatchAsync(source));

        Assert.Equal(2, source.Looks.Count);
        Assert.Equal(["50 % of 100 requests failed, at most 10 % may"], watched.Breaches);
    }

    [Fact]
    public async Task A_breach_of_one_module_stays_seen_when_somebody_interrupts_the_look_at_another()
    {
        using var interrupts = new CancellationTokenSource();
        var (bad, other) = (new ScriptedSource(_time, _ => 100), new ScriptedSource(_time, _ =>
        {
            interrupts.Cancel();
            throw new OperationCanceledException(interrupts.Token);
        }));

        var watched = await new Watcher(Settings, _time).RunAsync([("web", bad), ("catalog", other)], (_, _) => { }, interrupts.Token);

        Assert.Equal(["web"], watched.Where(module => module.Breaches.Count > 0).Select(module => module.Name));
    }

    [Fact]
    public async Task A_breach_of_one_module_ends_the_watch_of_all()
    {
        var (good, bad) = (new ScriptedSource(_time, _ => 0), new ScriptedSource(_time, _ => 100));

        var watched = await new Watcher(Settings, _time).RunAsync([("catalog", good), ("web", bad)], (_, _) => { }, TestContext.Current.CancellationToken);

        Assert.Equal(["web"], watched.Where(module => module.Breaches.Count > 0).Select(module => module.Name));
        Assert.Single(good.Looks);
    }

    [Fact]
    public async Task One_look_without_an_answer_is_survived_and_three_in_a_row_are_not()
    {
        Assert.Empty(Assert.Single(await WatchAsync(new ScriptedSource(_time, look => look == 2 ? null : 0))).Breaches);
        Assert.Equal(["3 times in a row there was no answer: it does not answer"], Assert.Single(await WatchAsync(new ScriptedSource(_time, _ => null))).Breaches);
    }

    [Fact]
    public async Task It_ends_at_once_when_it_is_cancelled()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new Watcher(Settings, _time).RunAsync([("web", new ScriptedSource(_time, _ => 0))], (_, _) => { }, cancelled.Token));
    }

    private Task<IReadOnlyList<WatchedModule>> WatchAsync(ScriptedSource source) => new Watcher(Settings, _time).RunAsync([("web", source)], (_, _) => { }, TestContext.Current.CancellationToken);
}
