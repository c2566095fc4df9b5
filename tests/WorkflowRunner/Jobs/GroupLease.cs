namespace Pipeline.WorkflowRunner.Jobs;

/// <summary>A place in a concurrency group, given back at its end.</summary>
internal sealed class GroupLease(SemaphoreSlim? group) : IAsyncDisposable
{
    public ValueTask DisposeAsync()
    {
        group?.Release();
        return ValueTask.CompletedTask;
    }
}
