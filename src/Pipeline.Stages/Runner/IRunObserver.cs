using Pipeline.Core.Runs;
using Pipeline.Core.Stages;

namespace Pipeline.Stages.Runner;

/// <summary>
/// Watches a run, for a live table or a plain log. The runner makes one call at a time, from any thread, and waits for it.
/// A stage of the whole application is reported under the application's name.
/// </summary>
internal interface IRunObserver
{
    /// <summary>The run starts. <paramref name="state"/> gives the modules x stages at any later moment.</summary>
    void RunStarted(RunState state)
    {
    }

    /// <summary>A stage starts to work; not called for a stage that is skipped or taken from the cache.</summary>
    void StageStarted(string module, Stage stage)
    {
    }

    /// <summary>A stage wrote a line to its log.</summary>
    void LineWritten(string module, Stage stage, string line)
    {
    }

    /// <summary>A stage ended, was skipped, or was taken from the cache.</summary>
    void StageFinished(string module, StageRecord stage)
    {
    }

    /// <summary>The run ended; <paramref name="record"/> is what it did.</summary>
    void RunFinished(RunRecord record)
    {
    }
}
