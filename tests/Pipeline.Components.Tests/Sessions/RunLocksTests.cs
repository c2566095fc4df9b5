using Pipeline.Components.Sessions;
using Pipeline.Testing;

namespace Pipeline.Components.Tests.Sessions;

public sealed class RunLocksTests : IDisposable
{
    private readonly TempDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task One_build_holds_a_checkout_for_all_its_targets_and_another_waits()
    {
        var (first, second) = (Locks("Pipeline (process 7)"), Locks("Undeploy (process 8)"));
        await first.HoldCheckoutAsync(CancellationToken.None);
        await first.HoldCheckoutAsync(CancellationToken.None);
        using var stop = new CancellationTokenSource();

        var waiting = second.HoldCheckoutAsync(stop.Token);

        Assert.False(waiting.IsCompleted);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    [Fact]
    public async Task Each_environment_has_a_lock_of_its_own()
    {
        await Locks("Deploy").HoldEnvironmentAsync("staging", CancellationToken.None);

        await Locks("Undeploy").HoldEnvironmentAsync("production", CancellationToken.None);

        using var stop = new CancellationTokenSource();
        var waiting = Locks("Rollback").HoldEnvironmentAsync("staging", stop.Token);
        Assert.False(waiting.IsCompleted);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    private RunLocks Locks(string holder) => new(_folder.Path, holder, TimeProvider.System);
}
