using Pipeline.Core.Artifacts;
using Pipeline.Core.Errors;
using Pipeline.Tools.Processes;

namespace Pipeline.Tools.Containers;

internal sealed partial class CommandLineEngine
{
    private const string PodmanLocal = "localhost/";
    private const int MostBuilds = 3;

    /// <inheritdoc/>
    public async Task<string> BuildAsync(ImageBuild build, TextWriter log, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(build);
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

    /// <inheritdoc/>
    public Task TagAsync(string image, string reference, CancellationToken cancellationToken) =>
        RunAsync(Client("tag", Operand(image), Operand(reference)), cancellationToken);

    /// <inheritdoc/>
    public async Task<Digest> PushAsync(string reference, bool plainHttp, TextWriter log, CancellationToken cancellationToken)
    {
        if (IsPodman)
            return await PushByPodmanAsync(reference, plainHttp, log, cancellationToken);
        Digest? digest = null;
        await TransferAsync(Client("push", Operand(reference)), "pushed", reference, log, line => digest = PushOutput.FindDigest(line) ?? digest, cancellationToken);
        return digest ?? throw new PipelineException($"'{reference}' was pushed, but {Name} did not say with which digest. Run '{Client("push", reference)}' by hand and look at its last line.");
    }

    /// <inheritdoc/>
    public Task PullAsync(string reference, bool plainHttp, TextWriter log, CancellationToken cancellationToken) =>
        TransferAsync(Client(["pull", .. VerifyTls(plainHttp), Operand(reference)]), "pulled", reference, log, null, cancellationToken);

    /// <inheritdoc/>
    public async Task<ImageDescription?> FindImageAsync(string image, CancellationToken cancellationToken) =>
        await InspectAsync(Client("image", "inspect", Operand(image)), cancellationToken) is { } json ? InspectOutput.Image(json) : null;

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<string, string>> ListImagesAsync(CancellationToken cancellationToken)
    {
        var lines = await ReadLinesAsync(Client("images", "--no-trunc", "--filter", "dangling=false", "--format", "{{.Repository}}:{{.Tag}} {{.ID}}"), cancellationToken);
        var images = new Dictionary<string, string>();
        foreach (var line in lines)
        {
            var space = line.IndexOf(' ', StringComparison.Ordinal);
            // Podman keeps a name without a registry under 'localhost'.
            var name = IsPodman && line.StartsWith(PodmanLocal, StringComparison.Ordinal) ? line[PodmanLocal.Length..space] : line[..space];
            images[name] = WithAlgorithm(line[(space + 1)..]);
        }

        return images;
    }

    /// <inheritdoc/>
    public async Task SaveImageAsync(string image, Func<Stream, CancellationToken, Task> read, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> format = IsPodman ? ["--format", "docker-archive"] : [];
        var command = Client(["save", .. format, Operand(image)]);
        var result = await _processes.StreamAsync(command, read, cancellationToken);
        if (result.ExitCode != 0)
            throw new CommandFailedException(command, result);
    }

    /// <inheritdoc/>
    public Task LoadImageAsync(string archive, CancellationToken cancellationToken) => RunAsync(Client("load", "--input", archive), cancellationToken);

    /// <inheritdoc/>
    public Task RemoveImageAsync(string image, CancellationToken cancellationToken) => RemoveAsync(Client("image", "rm", Operand(image)), cancellationToken);

    private async Task<string> BuildOnceAsync(ImageBuild build, TextWriter log, CancellationToken cancellationToken)
    {
        var scratch = Directory.CreateTempSubdirectory("pipeline-build-");
        try
        {
            var idFile = Path.Combine(scratch.FullName, "id");
            await _processes.EnsureAsync(BuildCommand.For(_client, build, idFile), log, cancellationToken);
            return WithAlgorithm((await File.ReadAllTextAsync(idFile, cancellationToken)).Trim());
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }

    private async Task<Digest> PushByPodmanAsync(string reference, bool plainHttp, TextWriter log, CancellationToken cancellationToken)
    {
        var scratch = Directory.CreateTempSubdirectory("pipeline-push-");
        try
        {
            var file = Path.Combine(scratch.FullName, "digest");
            await TransferAsync(Client(["push", .. VerifyTls(plainHttp), "--digestfile", file, Operand(reference)]), "pushed", reference, log, null, cancellationToken);
            return Digest.Parse((await File.ReadAllTextAsync(file, cancellationToken)).Trim());
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }

    // Docker decides by the address and its daemon's settings; only Podman is told.
    private IReadOnlyList<string> VerifyTls(bool plainHttp) => IsPodman && plainHttp ? ["--tls-verify=false"] : [];

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

    // Podman prints bare digits.
    private static string WithAlgorithm(string id) => id.Contains(':', StringComparison.Ordinal) ? id : "sha256:" + id;
}
