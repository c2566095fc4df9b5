using Pipeline.Stages.Runner;
using Spectre.Console;

namespace Pipeline.Components.Progress;

/// <summary>Shows a run while it goes on: a live table on a terminal, plain lines elsewhere, groups on GitHub Actions.</summary>
internal sealed class ProgressDisplay : IAsyncDisposable
{
    private readonly IAsyncDisposable _shown;

    private ProgressDisplay(LiveProgress live) => Observer = (LiveProgress)(_shown = live);

    private ProgressDisplay(PlainProgress plain) => Observer = (PlainProgress)(_shown = plain);

    /// <summary>Receives what happens.</summary>
    public IRunObserver Observer { get; }

    public static ProgressDisplay For(IHazModel build, TimeProvider time)
    {
        var console = AnsiConsole.Console;
        return build.IsLocalBuild && console.Profile.Capabilities.Interactive && !Console.IsOutputRedirected
            ? new ProgressDisplay(new LiveProgress(console, time))
            : new ProgressDisplay(new PlainProgress(Console.Out, build.RunDirectory, build.Host is Nuke.Common.CI.GitHubActions.GitHubActions, time));
    }

    public ValueTask DisposeAsync() => _shown.DisposeAsync();
}
