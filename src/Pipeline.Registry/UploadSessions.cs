using System.Collections.Concurrent;

namespace Pipeline.Registry;

/// <summary>The uploads between two requests. A request takes its session out, so that no other can write to it, and hands it back only when it went well.</summary>
internal sealed class UploadSessions(RegistryStore store, TimeProvider time) : IAsyncDisposable
{
    private static readonly TimeSpan Idle = TimeSpan.FromHours(1);
    private readonly ConcurrentDictionary<string, UploadSession> _sessions = new();

    public async Task<UploadSession> StartAsync(string repository)
    {
        // A client that died between two requests never comes back.
        var stale = time.GetUtcNow() - Idle;
        foreach (var (id, session) in _sessions)
        {
            if (session.LastUsed < stale && _sessions.TryRemove(id, out _))
                await session.DisposeAsync();
        }

        return new UploadSession(repository, store.NewTemporaryFile());
    }

    /// <summary>Takes a session out.</summary>
    /// <exception cref="ProtocolException">There is none with this id in this repository.</exception>
    public UploadSession Take(string repository, string id)
    {
        if (_sessions.TryGetValue(id, out var session) && session.Repository == repository && _sessions.TryRemove(id, out _))
            return session;
        throw ProtocolException.UploadUnknown(id);
    }

    /// <summary>Keeps a session for the next request.</summary>
    public void Keep(UploadSession session)
    {
        session.LastUsed = time.GetUtcNow();
        _sessions[session.Id] = session;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var session in _sessions.Values)
            await session.DisposeAsync();
    }
}
