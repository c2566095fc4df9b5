using Pipeline.Core.Errors;
using Pipeline.Testing;
using Pipeline.Tools.Files;

namespace Pipeline.Tools.Tests.Files;

public sealed class FileLockTests : IDisposable
{
    private readonly TempDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void One_holds_it_at_a_time_and_the_other_learns_who()
    {
        using (FileLock.TryTake(_folder["a/lock"], "Deploy (process 7)"))
        {
            Assert.Null(FileLock.TryTake(_folder["a/lock"], "Undeploy (process 8)"));
            Assert.Equal("Deploy (process 7)", FileLock.HolderOf(_folder["a/lock"]));
        }

        using var next = FileLock.TryTake(_folder["a/lock"]);
        Assert.NotNull(next);
        Assert.Equal("another process", FileLock.HolderOf(_folder["a/lock"]));
    }

    [Fact]
    public async Task What_cannot_be_taken_though_nobody_holds_it_is_no_reason_to_wait()
    {
        // No file system has names so long; a full disk is told in the same way.
        var path = _folder[new string('x', 300)];

        var exception = await Assert.ThrowsAsync<PipelineException>(() => FileLock.TakeAsync(path, TimeSpan.FromDays(1), TimeProvider.System, CancellationToken.None));

        Assert.Contains("cannot be taken", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Waiting_ends_with_the_patience_and_says_for_whom()
    {
        using var held = FileLock.TryTake(_folder["lock"], "Pipeline (process 7)");
        var told = new List<string>();

        var exception = await Assert.ThrowsAsync<PipelineException>(() =>
            FileLock.TakeAsync(_folder["lock"], TimeSpan.FromMilliseconds(30), TimeProvider.System, CancellationToken.None, "Undeploy", told.Add));

        Assert.StartsWith("Pipeline (process 7) still holds the lock", exception.Message, StringComparison.Ordinal);
        Assert.Equal(["Pipeline (process 7)"], told);
    }

    [Fact]
    public async Task Waiting_can_be_cancelled()
    {
        using var held = FileLock.TryTake(_folder["lock"]);
        using var stop = new CancellationTokenSource();

        var waiting = FileLock.TakeAsync(_folder["lock"], TimeSpan.FromDays(1), TimeProvider.System, stop.Token, onWait: _ => stop.Cancel());

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }
}
