using Pipeline.Components.Sessions;
using Pipeline.Core.Errors;
using Pipeline.Core.Watching;
using Pipeline.Shared;

namespace Pipeline.Components.Operations;

/// <summary>Which modules of an environment are watched.</summary>
internal static class WatchedModules
{
    /// <summary>Those that are declared, else all that run; of them the selected ones.</summary>
    /// <exception cref="PipelineException">There is none, or a declared one does not exist or does not run.</exception>
    public static IReadOnlyList<string> Of(OpenedSource opened, WatchSettings settings, RunningEnvironment running)
    {
        var (names, environment) = (opened.Graph.Ordered.Select(module => module.Name).ToList(), running.Environment.Name);
        if (settings.Modules.FirstOrDefault(module => !names.Contains(module)) is { } unknown)
            throw new PipelineException($"Watch(...) of environment '{environment}' names the module '{unknown}', which is none{NearestNames.EndOfSentence(unknown, names)} Modules: {string.Join(", ", names)}.");
        var selected = opened.Selected.Select(module => module.Name).Where(module => settings.Modules.Count == 0 || settings.Modules.Contains(module)).ToList();
        if (settings.Modules.FirstOrDefault(module => selected.Contains(module) && !running.Modules.ContainsKey(module)) is { } missing)
            throw new PipelineException($"'{missing}' is to be watched and does not run in '{environment}' (namespace '{running.Environment.Namespace}'). Deploy it first.");
        List<string> watched = [.. selected.Where(running.Modules.ContainsKey)];
        return watched.Count > 0 ? watched : throw new PipelineException($"Nothing that is to be watched runs in '{environment}' (namespace '{running.Environment.Namespace}'). Deploy first.");
    }
}
