using Pipeline.Core.Errors;
using Pipeline.Core.Previews;
using Pipeline.Stages.Deploy;
using Pipeline.Stages.Previews;

namespace Pipeline.Stages.Tests.Previews;

/// <summary>What holds for previews wherever they are.</summary>
public abstract class PreviewContract
{
    private static readonly PreviewRules Rules = new() { AtMost = 2 };

    private protected ShiftedTime Time { get; } = new();

    private protected abstract IPreviewPlace Place { get; }

    private protected abstract IDeployer Deployer { get; }

    /// <summary>The name of an application that no other test has.</summary>
    private protected string Application { get; } = $"shop-{Guid.NewGuid():N}"[..16];

    private protected PreviewKeeper Keeper => new(Place, Deployer, Time);

    private protected static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_is_closed_when_its_time_is_over_and_one_that_was_opened_again_stays()
    {
        await OpenAsync("ada");
        await OpenAsync("ben");
        Time.Shift = TimeSpan.FromHours(70);
        await Keeper.UseAsync(Name("ada"), Token);
        await OpenAsync("ben");
        Time.Shift = TimeSpan.FromHours(73);

        var (preview, why) = Assert.Single(await ReapAsync());

        Assert.StartsWith("its time was over at ", why, StringComparison.Ordinal);
        Assert.Equal("ada", preview.Name);
        Assert.Equal(["ben"], (await Place.ListAsync(Application, Token)).Select(one => one.Name));
    }

    [Fact]
    public async Task One_that_nobody_uses_is_closed_and_one_that_is_used_stays()
    {
        await OpenAsync("ada");
        await OpenAsync("ben");
        Time.Shift = TimeSpan.FromHours(20);
        await Keeper.UseAsync(Name("ben"), Token);
        Time.Shift = TimeSpan.FromHours(25);

        var (preview, why) = Assert.Single(await ReapAsync());

        Assert.StartsWith("nobody used it since ", why, StringComparison.Ordinal);
        Assert.Equal("ada", preview.Name);
        Assert.Null(await Place.FindAsync(Application, Name("ada").Namespace, Token));
    }

    [Fact]
    public async Task A_third_is_refused_where_there_may_be_two_until_one_is_closed()
    {
        await OpenAsync("ada");
        await OpenAsync("ben");

        Assert.Contains("there may be 2 at once: ada, ben", (await Assert.ThrowsAsync<PipelineException>(() => OpenAsync("cleo"))).Message, StringComparison.Ordinal);
        Assert.NotNull(await Keeper.CloseAsync(Application, Name("ada").Namespace, [], TextWriter.Null, Token));
        Assert.Null(await Keeper.CloseAsync(Application, Name("ada").Namespace, [], TextWriter.Null, Token));
        await OpenAsync("cleo");
    }

    [Fact]
    public async Task One_that_a_run_works_on_is_not_reaped_and_what_it_leaves_is()
    {
        var hold = await Keeper.ReserveAsync(Name("ada"), "Ada", Rules, TextWriter.Null, Token);
        Assert.Equal(PreviewState.Opening, Assert.Single(await Place.ListAsync(Application, Token)).State);
        Assert.Empty(await ReapAsync());

        await hold.DisposeAsync();
        // A cluster gives a run that begins a moment.
        Time.Shift = TimeSpan.FromMinutes(2);

        Assert.Equal("a run that opened it failed or was killed", Assert.Single(await ReapAsync()).Why);
    }

    [Fact]
    public async Task What_is_deployed_in_one_that_is_open_stays_open_while_it_is_brought_up_to_date()
    {
        await OpenAsync("ada");

        await using var hold = await Keeper.ReserveAsync(Name("ada"), "Ben", Rules, TextWriter.Null, Token);

        var found = Assert.Single(await Place.ListAsync(Application, Token));
        Assert.Equal((PreviewState.Open, "Ben", "http://web.example/"), (found.State, found.Kept?.Who, found.Kept?.Addresses.Single().Address));
    }

    [Fact]
    public async Task A_namespace_of_somebody_else_is_neither_opened_nor_closed()
    {
        await MakeForeignAsync(Name("theirs").Namespace);

        await Assert.ThrowsAsync<ForeignNamespaceException>(() => OpenAsync("theirs"));
        await Assert.ThrowsAsync<ForeignNamespaceException>(() => Keeper.CloseAsync(Application, Name("theirs").Namespace, [], TextWriter.Null, Token));
        await Assert.ThrowsAsync<ForeignNamespaceException>(() => Place.RemoveAsync(Application, Name("theirs").Namespace, TextWriter.Null, Token));
        Assert.Empty(await Place.ListAsync(Application, Token));
        Assert.True(await IsThereAsync(Name("theirs").Namespace));
    }

    [Fact]
    public async Task A_preview_of_another_application_is_nobody_elses()
    {
        await OpenAsync("ada");

        await Assert.ThrowsAsync<ForeignNamespaceException>(() => Keeper.CloseAsync("other", Name("ada").Namespace, [], TextWriter.Null, Token));
        Assert.Empty(await Place.ListAsync("other", Token));
    }

    private protected PreviewName Name(string given) => PreviewName.Of(Application, given);

    private protected async Task OpenAsync(string given)
    {
        await using var hold = await Keeper.ReserveAsync(Name(given), "Ada", Rules, TextWriter.Null, Token);
        await DeployAsync(Name(given).Namespace);
        await Keeper.OpenedAsync(Name(given), "Ada", Rules, "abc", [new PreviewAddress("web", "http://web.example/")], Token);
    }

    private protected Task<IReadOnlyList<(FoundPreview Preview, string Why)>> ReapAsync() => Keeper.ReapAsync(Application, ["web"], TextWriter.Null, Token);

    /// <summary>Deploys something.</summary>
    private protected abstract Task DeployAsync(string namespaceName);

    /// <summary>Makes a namespace with something in it that is no preview.</summary>
    private protected abstract Task MakeForeignAsync(string namespaceName);

    private protected abstract Task<bool> IsThereAsync(string namespaceName);
}
