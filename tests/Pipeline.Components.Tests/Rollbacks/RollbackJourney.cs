using Pipeline.Testing;

namespace Pipeline.Components.Tests.Rollbacks;

/// <summary>
/// One environment on its way forth and back, each step made when a fact first asks for it: a first deployment, from which there
/// is no way back, a second one, a rollback that is interrupted, one of orders alone on GitHub Actions, and one of the rest.
/// </summary>
public sealed class RollbackJourney : IAsyncLifetime
{
    private static readonly Dictionary<string, string?> Here = [];
    private readonly Dictionary<string, RollbackRun> _runs = [];
    private readonly TempDirectory _gitHub = new();
    private DeployedShop? _shop;

    internal DeployedShop Shop => _shop ?? throw new InvalidOperationException("Nothing has been deployed yet.");

    /// <summary>The images of the first deployment, by module.</summary>
    internal IReadOnlyDictionary<string, string[]> FirstImages => _runs["no way back"].Images;

    /// <summary>What the rollback on GitHub Actions wrote into the job's summary.</summary>
    internal string JobSummary => File.ReadAllText(_gitHub["summary.md"]);

    internal async Task<RollbackRun> NoWayBackAsync()
    {
        _shop ??= await DeployedShop.CreateAsync();
        return await StepAsync("no way back", async () =>
        {
            await Shop.DeployAsync();
            return await Shop.RunAsync(Here, "Rollback");
        });
    }

    internal async Task<RollbackRun> InterruptedAsync()
    {
        await NoWayBackAsync();
        return await StepAsync("interrupted", async () =>
        {
            await Shop.DeployAsync();
            // The earlier orders never becomes ready: the rollback waits for it when the signal comes.
            await Shop.FreezeAsync("pause", "catalog");
            var run = await Shop.TerminateAtAsync("orders returns to", "Rollback", "--module", "orders");
            await Shop.FreezeAsync("unpause", "catalog");
            return run;
        });
    }

    internal async Task<RollbackRun> OrdersAloneAsync()
    {
        await InterruptedAsync();
        var environment = new Dictionary<string, string?> { ["GITHUB_ACTIONS"] = "true", ["GITHUB_ACTOR"] = "ada", ["GITHUB_STEP_SUMMARY"] = _gitHub["summary.md"] };
        return await StepAsync("orders alone", () => Shop.RunAsync(environment, "Rollback", "--module", "orders", "--environment", "staging"));
    }

    internal async Task<RollbackRun> RestAsync()
    {
        await OrdersAloneAsync();
        return await StepAsync("rest", () => Shop.RunAsync(Here, "Rollback"));
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_shop is not null)
            await _shop.DisposeAsync();
        _gitHub.Dispose();
    }

    private async Task<RollbackRun> StepAsync(string step, Func<Task<(int ExitCode, string Output)>> run)
    {
        if (_runs.TryGetValue(step, out var known))
            return known;
        var (exitCode, output) = await run();
        var (answers, images) = (new Dictionary<string, string>(), new Dictionary<string, string[]>());
        foreach (var module in (string[])["catalog", "orders"])
        {
            answers.Add(module, await Shop.AskAsync(module));
            images.Add(module, await Shop.ImagesOfAsync(module));
        }

        return _runs[step] = new RollbackRun(exitCode, output, Shop.ReadRecord(), answers, images);
    }
}
