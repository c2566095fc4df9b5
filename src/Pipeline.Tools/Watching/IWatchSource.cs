using Pipeline.Core.Errors;
using Pipeline.Core.Watching;

namespace Pipeline.Tools.Watching;

/// <summary>Tells how a service does.</summary>
internal interface IWatchSource
{
    /// <summary>What is looked at, for people.</summary>
    string Name { get; }

    /// <summary>Whether a look lasts until the next one; else it only takes a moment, and tells of the time since the look before.</summary>
    bool LastsToNext { get; }

    /// <summary>Looks once.</summary>
    /// <exception cref="PipelineException">There was no answer, or none that can be understood.</exception>
    Task<WatchSample> LookAsync(CancellationToken cancellationToken);
}
