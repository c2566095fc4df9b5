namespace Pipeline.Components.Tests.Releases;

/// <summary>A shop with a bundle, which nobody changes: everything that is asked of it is refused.</summary>
public sealed class SealedShop : IAsyncLifetime
{
    internal RecordedShop Shop { get; } = new();

    public async ValueTask InitializeAsync() => await Shop.SealAsync();

    public ValueTask DisposeAsync()
    {
        Shop.Dispose();
        return ValueTask.CompletedTask;
    }
}
