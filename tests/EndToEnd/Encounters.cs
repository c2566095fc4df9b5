using Pipeline.Testing;
using Pipeline.Tools.Processes;

namespace Pipeline.EndToEnd;

/// <summary>
/// Builds that meet in one checkout, each encounter made when a fact first asks for it, one after the other: two pipelines, a rollback during
/// a pipeline, and an undeployment during one.
/// </summary>
public sealed class Encounters : IAsyncLifetime
{
    private StorefrontCopy? _storefront;
    private Encounter? _pipelines;
    private Encounter? _rollback;
    private Encounter? _undeploy;

    internal StorefrontCopy Storefront => _storefront ?? throw new InvalidOperationException("Nothing has met yet.");

    /// <summary>A pipeline during a pipeline of the same commit.</summary>
    internal async Task<Encounter> PipelinesAsync()
    {
        if (_pipelines is null)
        {
            Requires.ContainerEngine();
            _storefront = await StorefrontCopy.CreateAsync();
            // What the first call writes for editors belongs to the commit, as in every repository.
            await _storefront.BuildAsync("Clone", "--runtime", "local");
            _storefront.Commit("chore: begin");
            _pipelines = await MeetAsync("Pipeline");
        }

        return _pipelines;
    }

    /// <summary>A rollback during the pipeline of a change.</summary>
    internal async Task<Encounter> RollbackAsync()
    {
        if (_rollback is null)
        {
            await PipelinesAsync();
            Change("one");
            _rollback = await MeetAsync("Rollback");
        }

        return _rollback;
    }

    /// <summary>An undeployment during the pipeline of a further change.</summary>
    internal async Task<Encounter> UndeployAsync()
    {
        if (_undeploy is null)
        {
            await RollbackAsync();
            Change("two");
            _undeploy = await MeetAsync("Undeploy");
        }

        return _undeploy;
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_storefront is null)
            return;
        await _storefront.BuildAsync("Undeploy", "--runtime", "local");
        await _storefront.RemoveImagesAsync();
        _storefront.Dispose();
    }

    private void Change(string text)
    {
        File.AppendAllText(Storefront["modules/web/site/index.html"], $"<!-- {text} -->\n");
        Storefront.Commit($"feat(web): say {text}");
    }

    private async Task<Encounter> MeetAsync(string second)
    {
        var holder = Path.Combine(Storefront.Root, ".nuke", "temp", "locks", "environment-staging.holder");
        // That of an earlier build stays behind.
        if (File.Exists(holder))
            File.Delete(holder);
        var first = Storefront.BuildAsync("Pipeline", "--runtime", "local");
        while (!File.Exists(holder) && !first.IsCompleted)
            await Task.Delay(50, TestContext.Current.CancellationToken);
        Assert.False(first.IsCompleted, first.IsCompleted ? (await first).Because("The pipeline was to begin") : "");
        var later = await Storefront.BuildAsync(second, "--runtime", "local");
        var isFirstDone = first.IsCompleted;
        return new Encounter(await first, later, isFirstDone, await Storefront.ReadRunAsync(), await RunningAsync());
    }

    private static async Task<IReadOnlyList<string>> RunningAsync() => (await new ProcessRunner().ReadAsync(
        new Command("docker", "ps", "--filter", "label=pipeline.local.release=web", "--format", "{{.Label \"org.opencontainers.image.revision\"}}"), TestContext.Current.CancellationToken)).Split('\n');
}
