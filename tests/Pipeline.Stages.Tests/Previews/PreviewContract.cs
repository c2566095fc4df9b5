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

    /// <summary>What keeps previews in another checkout.</summary>
    private protected abstract PreviewKeeper Elsewhere { get; }

    private protected PreviewKeeper Keeper => new(Place, Deployer, Time);

    private protected static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_is_closed_when_its_time_is_over_and_one_that_was_opened_again_stays()
    {
        await OpenAsync("ada");
        await OpenAsync("ben");
        Time.Shift = TimeSpan.FromHours(70);
        await UseAsync("ada");
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
        await UseAsync("ben");
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
    public async Task One_that_is_used_is_neither_reaped_nor_closed_until_it_is_not_used_any_more()
    {
        await OpenAsync("ada");
        Time.Shift = TimeSpan.FromHours(73);
        var use = await Keeper.UseAsync(Name("ada"), TextWriter.Null, Token);
        Assert.Empty(await ReapAsync());
        var waits = new TaskCompletionSource();
        var closing = Elsewhere.CloseAsync(Application, Name("ada").Namespace, [], new Told(waits), Token);
        await waits.Task.WaitAsync(Token);
        Assert.False(closing.IsCompleted);

        await use.DisposeAsync();

        Assert.NotNull(await closing);
    }

    [Fact]
    public async Task One_that_is_not_open_is_not_used_and_is_not_there_afterwards()
    {
        Assert.Contains("There is no open preview 'ada'", (await Assert.ThrowsAsync<PipelineException>(() => Keeper.UseAsync(Name("ada"), TextWriter.Null, Token))).Message, StringComparison.Ordinal);

        Assert.False(await IsThereAsync(Name("ada").Namespace));
    }

    [Fact]
    public async Task Of_several_that_are_opened_at_once_no_more_stay_than_there_may_be()
    {
        var openings = new[] { "ada", "ben", "cleo", "dora" }.Select(async given =>
        {
            try
            {
                await OpenAsync(given);
                return given;
            }
            catch (PipelineException exception)
            {
                Assert.Contains("there may be 2 at once", exception.Message, StringComparison.Ordinal);
                return null;
            }
        });

        var opened = (await Task.WhenAll(openings)).OfType<string>().Order(StringComparer.Ordinal).ToList();

        Assert.Equal(2, opened.Count);
        Assert.Equal(opened, (await Place.ListAsync(Application, Token)).Select(one => one.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Those_that_were_closed_are_told_of_though_another_one_cannot_be()
    {
        await OpenAsync("ada");
        await OpenAsync("ben");
        Time.Shift = TimeSpan.FromHours(73);
        List<string> told = [];

        var keeper = new PreviewKeeper(new StuckPlace(Place, Name("ben").Namespace), Deployer, Time);
        var exception = await Assert.ThrowsAsync<PipelineException>(() => keeper.ReapAsync(Application, [], (preview, _) => Add(told, preview.Name), TextWriter.Null, Token));

        Assert.Contains("1 of 2 previews could not be closed:\nben: it is stuck", exception.Message, StringComparison.Ordinal);
        Assert.Equal(["ada"], told);
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

    private protected Task<IReadOnlyList<(FoundPreview Preview, string Why)>> ReapAsync() => ReapAsync(Keeper);

    /// <summary>Reaps, and says what was closed.</summary>
    private protected async Task<IReadOnlyList<(FoundPreview Preview, string Why)>> ReapAsync(PreviewKeeper keeper)
    {
        List<(FoundPreview, string)> closed = [];
        await keeper.ReapAsync(Application, ["web"], (preview, why) => Add(closed, (preview, why)), TextWriter.Null, Token);
        return closed;
    }

    private static Task Add<T>(List<T> list, T item)
    {
        list.Add(item);
        return Task.CompletedTask;
    }

    private async Task UseAsync(string given)
    {
        await using var use = await Keeper.UseAsync(Name(given), TextWriter.Null, Token);
    }

    /// <summary>Deploys something.</summary>
    private protected abstract Task DeployAsync(string namespaceName);

    /// <summary>Makes a namespace with something in it that is no preview.</summary>
    private protected abstract Task MakeForeignAsync(string namespaceName);

    private protected abstract Task<bool> IsThereAsync(string namespaceName);
}
