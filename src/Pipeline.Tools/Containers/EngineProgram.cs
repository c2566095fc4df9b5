using System.Globalization;
using Pipeline.Core.Artifacts;
using Pipeline.Core.Errors;
using Pipeline.Tools.Files;
using Pipeline.Tools.Processes;

namespace Pipeline.Tools.Containers;

/// <summary>
/// The engine's command-line client. It builds, since no library drives BuildKit, and it pushes and pulls, since it knows the
/// credential helpers, mirrors and proxies of its user.
/// </summary>
internal sealed class EngineProgram
{
    private const int BuildKitSince = 19;
    private const int BuildKitMovedToPluginIn = 23;
    private const int MostBuilds = 3;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly IProcessRunner _processes;
    private readonly string _program;
    private readonly bool _isPodman;
    private EngineBuilder? _builder;

    /// <param name="processes">Runs it.</param>
    /// <param name="program">A program on PATH or an absolute path.</param>
    /// <param name="isPodman">Whether it is Podman's.</param>
    /// <param name="builder">What builds; null: found out at the first build.</param>
    public EngineProgram(IProcessRunner processes, string program, bool isPodman, EngineBuilder? builder = null) =>
        (_processes, _program, _isPodman, _builder) = (processes, program, isPodman, builder);

    private string Name => _isPodman ? "podman" : "docker";

    /// <summary>What builds images for this client. Two builds that ask at once ask twice, and hear the same.</summary>
    public async Task<EngineBuilder> FindBuilderAsync(CancellationToken cancellationToken) => _builder ??= _isPodman ? EngineBuilder.Buildah : await AskForBuilderAsync(cancellationToken);

    /// <inheritdoc cref="IContainerEngine.BuildAsync"/>
    public async Task<string> BuildAsync(ImageBuild build, TextWriter log, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await BuildOnceAsync(build, log, cancellationToken);
            }
            catch (CommandFailedException exception) when (attempt < MostBuilds && EngineFaults.HasLostLayer(exception.Result.ErrorText))
            {
                await log.WriteLineAsync("Somebody removed an image while its layers were taken over: built again.".AsMemory(), cancellationToken);
            }
            catch (CommandFailedException exception) when (EngineFaults.ExplainBuild(Name, exception.Result.ErrorText) is { } explanation)
            {
                throw new PipelineException(explanation, exception);
            }
        }
    }

    /// <inheritdoc cref="IContainerEngine.PushAsync"/>
    public Task<Digest> PushAsync(string reference, bool plainHttp, TextWriter log, CancellationToken cancellationToken) =>
        _isPodman ? PushByPodmanAsync(reference, plainHttp, log, cancellationToken) : PushByDockerAsync(reference, log, cancellationToken);

    /// <inheritdoc cref="IContainerEngine.PullAsync"/>
    public Task PullAsync(string reference, bool plainHttp, TextWriter log, CancellationToken cancellationToken) =>
        TransferAsync(Client(["pull", .. VerifyTls(plainHttp), reference]), "pulled", reference, log, null, cancellationToken);

    private async Task<EngineBuilder> AskForBuilderAsync(CancellationToken cancellationToken)
    {
        var version = await _processes.ReadAsync(Client("version", "--format", "{{.Client.Version}}") with { Timeout = Patience }, cancellationToken);
        if (int.TryParse(version.Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var major) && major is >= BuildKitSince and < BuildKitMovedToPluginIn)
            return EngineBuilder.BuildKit;
        var buildx = await _processes.RunAsync(Client("buildx", "version") with { Timeout = Patience }, null, cancellationToken);
        return buildx.ExitCode == 0 ? EngineBuilder.Buildx : EngineBuilder.Classic;
    }

    private async Task<string> BuildOnceAsync(ImageBuild build, TextWriter log, CancellationToken cancellationToken)
    {
        var builder = await FindBuilderAsync(cancellationToken);
        return await WithScratchFileAsync(async idFile =>
        {
            await _processes.EnsureAsync(BuildCommand.For(_program, builder, build, idFile), log, cancellationToken);
            return EngineAnswers.WithAlgorithm((await File.ReadAllTextAsync(idFile, cancellationToken)).Trim());
        });
    }

    private async Task<Digest> PushByDockerAsync(string reference, TextWriter log, CancellationToken cancellationToken)
    {
        Digest? digest = null;
        await TransferAsync(Client("push", reference), "pushed", reference, log, line => digest = PushOutput.FindDigest(line) ?? digest, cancellationToken);
        return digest ?? throw new PipelineException($"'{reference}' was pushed, but {Name} did not say with which digest. Run '{Client("push", reference)}' by hand and look at its last line.");
    }

    private Task<Digest> PushByPodmanAsync(string reference, bool plainHttp, TextWriter log, CancellationToken cancellationToken) => WithScratchFileAsync(async file =>
    {
        await TransferAsync(Client(["push", .. VerifyTls(plainHttp), "--digestfile", file, reference]), "pushed", reference, log, null, cancellationToken);
        return Digest.Parse((await File.ReadAllTextAsync(file, cancellationToken)).Trim());
    });

    private async Task TransferAsync(Command command, string action, string reference, TextWriter log, Action<string>? onLine, CancellationToken cancellationToken)
    {
        await log.WriteLineAsync($"> {command}".AsMemory(), cancellationToken);
        var result = await _processes.RunAsync(command, line =>
        {
            log.WriteLine(line.Text);
            onLine?.Invoke(line.Text);
        }, cancellationToken);
        if (result.ExitCode != 0)
            throw new EngineTransferException(action, reference, EngineFaults.Of(result.ErrorText), result);
    }

    private static async Task<T> WithScratchFileAsync<T>(Func<string, Task<T>> use)
    {
        using var scratch = TemporaryFolder.Create("engine");
        return await use(Path.Combine(scratch.Path, "answer"));
    }

    // Docker decides by the address and its daemon's settings; only Podman is told.
    private IReadOnlyList<string> VerifyTls(bool plainHttp) => _isPodman && plainHttp ? ["--tls-verify=false"] : [];

    private Command Client(params IReadOnlyList<string> arguments) => new(_program, arguments);
}
