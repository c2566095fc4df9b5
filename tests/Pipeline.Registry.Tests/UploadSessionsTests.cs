using Pipeline.Testing;

namespace Pipeline.Registry.Tests;

public sealed class UploadSessionsTests
{
    [Fact]
    public async Task An_upload_that_its_client_forgot_is_dropped_after_an_hour()
    {
        using var folder = new TempDirectory();
        using var store = await RegistryStore.OpenAsync(folder.Path, TestContext.Current.CancellationToken);
        var time = new MovedTime();
        await using var sessions = new UploadSessions(store, time);
        var forgotten = await sessions.StartAsync("acme/orders");
        sessions.Keep(forgotten);
        time.Now = time.Now.AddMinutes(50);
        var alive = await sessions.StartAsync("acme/orders");
        sessions.Keep(alive);
        time.Now = time.Now.AddMinutes(50);
        await using var last = await sessions.StartAsync("acme/orders");
        Assert.Throws<ProtocolException>(() => sessions.Take("acme/orders", forgotten.Id));
        Assert.Same(alive, sessions.Take("acme/orders", alive.Id));
        await alive.DisposeAsync();
        Assert.Equal([last.Id], Directory.GetFiles(store.TemporaryDirectory).Select(file => Path.GetFileName(file)!));
    }

    private sealed class MovedTime : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
