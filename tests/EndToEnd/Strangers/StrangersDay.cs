using Pipeline.Core.Runs;
using Pipeline.Core.Stages;
using Pipeline.EndToEnd.Packages;

namespace Pipeline.EndToEnd.Strangers;

/// <summary>A stranger's repository after its first pipeline, which runs when a fact first asks for it; afterwards its sources change as facts want.</summary>
public sealed class StrangersDay(PackedFeed feed) : IAsyncLifetime
{
    private StrangersBase? _image;
    private StrangersRepository? _repository;
    private RunRecord? _first;

    internal StrangersRepository Repository => _repository ?? throw new InvalidOperationException("The first pipeline has not run yet.");

    /// <summary>Runs the whole pipeline once and returns what it recorded.</summary>
    public async Task<RunRecord> PipelineAsync()
    {
        if (_first is not null)
            return _first;
        _image = await StrangersBase.BuildAsync();
        _repository = await StrangersRepository.CreateAsync(feed, _image);
        // Components bring parameters, which the build writes down for editors.
        await _repository.BuildAsync("Modules");
        _repository.Commit("chore: list the parameters");
        await _repository.BuildAsync("Pipeline");
        return _first = await _repository.ReadRunAsync();
    }

    /// <summary>What the front says of a price, where the last run deployed it.</summary>
    internal async Task<string> PriceAsync() => await GetAsync(AddressOf(await Repository.ReadRunAsync(), "front"), "/price/pot");

    /// <summary>Where a module answers that was deployed by a run.</summary>
    internal static Uri AddressOf(RunRecord run, string module) =>
        new(StageOf(run, module, Stage.Deploy).Outputs.Values.First(value => value.StartsWith("http://", StringComparison.Ordinal)));

    internal static StageRecord StageOf(RunRecord run, string module, Stage stage) =>
        run.Modules.Single(known => known.Name == module).Stages.Single(known => known.Name == stage);

    /// <summary>What somebody gets who asks.</summary>
    internal static async Task<string> GetAsync(Uri address, string path)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        return await http.GetStringAsync(new Uri(address, path), TestContext.Current.CancellationToken);
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_repository is not null)
        {
            await _repository.TryBuildAsync("Ada", "ada@example.org", "Undeploy");
            await _repository.DisposeAsync();
        }

        if (_image is not null)
            await _image.DisposeAsync();
    }
}
