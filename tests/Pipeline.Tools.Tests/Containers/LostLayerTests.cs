using Pipeline.Testing;
using Pipeline.Tools.Containers;
using Pipeline.Tools.Processes;

namespace Pipeline.Tools.Tests.Containers;

/// <summary>Docker's classic builder, while another process removes what it takes over: a script stands in for it, as no engine can be made to lose a layer.</summary>
public sealed class LostLayerTests : IDisposable
{
    private const string Lost = "unable to find image \"sha256:072fd8b21895ffe092a65d035ad9f9e3844c663d06fa1862a152557784c9f03e\"";
    private const string Built = "072fd8b21895ffe092a65d035ad9f9e3844c663d06fa1862a152557784c9f03e";
    private readonly TempDirectory _folder = new();
    private readonly StringWriter _log = new();

    public LostLayerTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "the engine of these tests is a shell script");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_build_that_lost_a_layer_is_made_again()
    {
        Assert.Equal($"sha256:{Built}", await BuildAsync(failures: 2, Lost));
        Assert.Contains("built again", _log.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_build_that_keeps_losing_layers_fails_with_the_engines_words()
    {
        var exception = await Assert.ThrowsAsync<CommandFailedException>(() => BuildAsync(failures: 3, Lost));

        Assert.Contains(Lost, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_build_that_fails_otherwise_is_not_made_again() =>
        await Assert.ThrowsAsync<CommandFailedException>(() => BuildAsync(failures: 1, "COPY failed: no such file"));

    private async Task<string> BuildAsync(int failures, string words)
    {
        _folder.Write("said", words);
        _folder.Write("docker", $$"""
            #!/bin/sh
            cd '{{_folder.Path}}'
            echo >> runs
            if [ "$(wc -l < runs)" -le {{failures}} ]; then cat said >&2; exit 1; fi
            while [ "$1" != --iidfile ]; do shift; done
            printf 'sha256:{{Built}}' > "$2"
            """.ReplaceLineEndings("\n"));
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(_folder["docker"], UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var engine = new EngineProgram(new ProcessRunner(), _folder["docker"], isPodman: false, EngineBuilder.Classic);
        var build = new ImageBuild { Context = _folder.Path, Dockerfile = _folder["Dockerfile"], Tags = ["shop/orders:1"] };
        return await engine.BuildAsync(build, _log, TestContext.Current.CancellationToken);
    }
}
