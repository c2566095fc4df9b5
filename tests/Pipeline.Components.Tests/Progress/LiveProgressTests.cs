using Pipeline.Core.Modules;
using Pipeline.Core.Sources;
using Pipeline.Core.Stages;
using Pipeline.Stages;
using Pipeline.Stages.Runner;
using Pipeline.Testing;
using Semver;
using Spectre.Console;

namespace Pipeline.Components.Progress;

public sealed class LiveProgressTests : IDisposable
{
    private const int Width = 80;
    private readonly TempDirectory _folder = new();

    [Fact]
    public async Task The_table_stays_on_the_screen_with_the_notes_below_it()
    {
        using var screen = new VirtualScreen(Width);
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.Yes, ColorSystem = ColorSystemSupport.Standard, Interactive = InteractionSupport.Yes, Out = new AnsiConsoleOutput(screen) });
        (console.Profile.Width, console.Profile.Height) = (Width, 24);
        await using (var live = new LiveProgress(console, TimeProvider.System))
            await new PipelineRunner(observer: live).RunAsync(Request(), TestContext.Current.CancellationToken);

        var lines = screen.Show().SkipWhile(line => line.Length == 0).ToList();

        Assert.Equal("module    Test", lines[0]);
        Assert.StartsWith("web 1.0.0 –", lines[1], StringComparison.Ordinal);
        Assert.Equal("– web UnitTest: nothing to test", lines[2]);
    }

    public void Dispose() => _folder.Dispose();

    private RunRequest Request() => new()
    {
        Modules = [new RunModule(new Module { Name = "web", Path = "." }, new SemVersion(1, 0, 0), false, "")],
        Stages = [new ChattyStage()],
        Source = new SourceTree { Directory = _folder.Path, Commit = new string('1', 40), CommittedAt = DateTimeOffset.UnixEpoch },
        ArtifactsDirectory = _folder["artifacts"],
    };

    private sealed class ChattyStage : IStage
    {
        public Stage Kind => Stage.UnitTest;

        public Resource Resource => Resource.Cpu;

        public ValueTask<string?> DescribeSettingsAsync(Module module, CancellationToken cancellationToken) => new((string?)null);

        public async Task<StageResult> RunAsync(StageContext context, CancellationToken cancellationToken)
        {
            for (var line = 0; line < 5; line++)
            {
                await context.Log.WriteLineAsync($"line {line} {new string('x', 200)}");
                await Task.Delay(150, cancellationToken);
            }

            return StageResult.Skip("nothing to test");
        }
    }
}
