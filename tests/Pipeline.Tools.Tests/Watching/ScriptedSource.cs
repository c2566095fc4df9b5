using Pipeline.Core.Errors;
using Pipeline.Core.Watching;
using Pipeline.Testing;
using Pipeline.Tools.Watching;

namespace Pipeline.Tools.Tests.Watching;

/// <summary>Tells what a test decides.</summary>
/// <param name="time">The clock.</param>
/// <param name="answer">Of the look of this number how many of 100 requests failed; null: there is no answer.</param>
/// <param name="lasts">How long each look takes.</param>
internal sealed class ScriptedSource(LeapingTime time, Func<int, int?> answer, TimeSpan lasts = default) : IWatchSource
{
    /// <summary>When somebody looked.</summary>
    public List<TimeSpan> Looks { get; } = [];

    public string Name => "script /";

    public bool LastsToNext => lasts > TimeSpan.Zero;

    public Task<WatchSample> LookAsync(CancellationToken cancellationToken)
    {
        Looks.Add(time.Elapsed);
        time.Leap(lasts);
        return answer(Looks.Count) is { } failed
            ? Task.FromResult(new WatchSample(time.GetUtcNow(), 100, failed, new LatencyCounts()))
            : throw new PipelineException("it does not answer");
    }
}
