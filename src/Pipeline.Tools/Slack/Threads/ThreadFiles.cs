using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Pipeline.Tools.Files;

namespace Pipeline.Tools.Slack.Threads;

/// <summary>Where this machine last saw the beginning of each thread: a shortcut, and all there is where the application may not look into the channel.</summary>
/// <param name="folder">The folder, which may be lost.</param>
internal sealed class ThreadFiles(string folder)
{
    /// <summary>The beginning of a thread; null: it was not seen.</summary>
    public ThreadParent? Read(string channel, string key)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(PathOf(channel, key)), ThreadsJsonContext.Default.ThreadParent) is { Channel: not null, Ts: not null, BegunBy: not null } parent ? parent : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Keeps it.</summary>
    public async Task WriteAsync(string channel, string key, ThreadParent parent, CancellationToken cancellationToken)
    {
        try
        {
            await AtomicFile.WriteAsync(PathOf(channel, key), JsonSerializer.SerializeToUtf8Bytes(parent, ThreadsJsonContext.Default.ThreadParent), cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It is only a shortcut.
        }
    }

    /// <summary>Forgets it.</summary>
    public void Forget(string channel, string key)
    {
        if (Directory.Exists(folder))
            File.Delete(PathOf(channel, key));
    }

    private string PathOf(string channel, string key) => Path.Combine(folder, $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{channel}\n{key}")))[..32]}.json");
}
