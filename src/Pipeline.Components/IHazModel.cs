using Nuke.Common;
using Nuke.Common.IO;
using Pipeline.Components.Sessions;
using Pipeline.Core.Model;

namespace Pipeline.Components;

/// <summary>What the repository releases, and which part of it this build works on. The base of every component.</summary>
public interface IHazModel : INukeBuild
{
    /// <summary>The modules, environments and the integration suite. The one member that a build must write.</summary>
    PipelineModel Model { get; }

    /// <summary>The modules to work on, by name. Default: all.</summary>
    [Parameter("Modules to work on, by name; all when left out")]
    string[]? Module => TryGetValue(() => Module);

    /// <summary>Works only on modules changed since this commit, tag or branch, and on their dependents.</summary>
    [Parameter("Only modules changed since this commit, tag or branch, and their dependents")]
    string? ChangedSince => TryGetValue(() => ChangedSince);

    /// <summary>Runs every stage, also one whose inputs did not change. Default: false.</summary>
    [Parameter("Runs every stage, also one whose inputs did not change")]
    bool NoCache => TryGetValue<bool?>(() => NoCache) ?? false;

    /// <summary>The folder of the run record, logs, evidence and reports. Default: <c>artifacts</c> in the root.</summary>
    AbsolutePath RunDirectory => RootDirectory / "artifacts";

    /// <summary>What this invocation works on.</summary>
    [RunContext]
    internal RunContext Context => TryGetValue(() => Context)!;
}
