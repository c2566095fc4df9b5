using System.Globalization;
using System.Text.Json;
using Pipeline.Tools.Files;
using Pipeline.Tools.Slack.Blocks;

namespace Pipeline.Tools.Slack.Outbox;

/// <summary>Messages that wait on disk: one file each, in the order in which they were written, none for ever.</summary>
/// <param name="folder">The folder; there is none while nothing waits.</param>
/// <param name="time">Dates the messages.</param>
internal sealed class MessageOutbox(string folder, TimeProvider time)
{
    /// <summary>No more messages wait than this.</summary>
    public const int Most = 500;

    /// <summary>No message waits longer than this: after it nobody wants to know.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    private const string Extension = ".json";
    private long _last;

    /// <summary>The folder.</summary>
    public string Folder { get; } = folder;

    /// <summary>Lets a message wait.</summary>
    /// <exception cref="NotificationException">It cannot be written.</exception>
    public async Task<OutboxEntry> AddAsync(string? channel, SlackMessage message, OutboxThread? thread, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var entry = new OutboxEntry { Id = Guid.NewGuid().ToString("N"), At = now, Channel = channel, Message = message, Thread = thread, Untried = true };
        try
        {
            await WriteAsync(PathOf(entry), entry, cancellationToken);
            return entry;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new NotificationException($"The message cannot be kept in {Folder}: {exception.Message} Make room on its disk and see to it that its folder may be written.");
        }
    }

    /// <summary>What waits, oldest first. What waited too long, is too much or is no message is removed.</summary>
    /// <param name="onDropped">Told what was removed, and why.</param>
    public IReadOnlyList<(string File, OutboxEntry Entry)> Read(Action<string> onDropped)
    {
        List<(string File, OutboxEntry Entry)> waiting = [];
        foreach (var file in Files())
        {
            if (Read(file) is not { } entry)
                Drop(file, $"{Path.GetFileName(file)} in {Folder} is no message", onDropped);
            else if (time.GetUtcNow() - entry.At > Longest)
                Drop(file, string.Create(CultureInfo.InvariantCulture, $"'{entry.About}' waited longer than {Longest.TotalDays:0} days"), onDropped);
            else
                waiting.Add((file, entry));
        }

        for (; waiting.Count > Most; waiting.RemoveAt(0))
            Drop(waiting[0].File, string.Create(CultureInfo.InvariantCulture, $"'{waiting[0].Entry.About}' is the oldest of more than {Most} that wait"), onDropped);
        return waiting;
    }

    /// <summary>Notes that somebody tries to send a message: whoever finds it afterwards does not know whether it arrived.</summary>
    public static async Task NoteTryAsync(string file, OutboxEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (!entry.Untried)
            return;
        try
        {
            await WriteAsync(file, entry with { Untried = false }, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It goes all the same; twice at worst, when this process is killed just now.
        }
    }

    /// <summary>Removes a message that was sent.</summary>
    public void Remove(string file)
    {
        File.Delete(file);
        if (Files().Count == 0)
            TryRemoveFolder();
    }

    /// <summary>Removes a message that is not sent, and says so.</summary>
    public void Drop(string file, string why, Action<string> onDropped)
    {
        onDropped($"A message is not sent any more: {why}.");
        Remove(file);
    }

    /// <summary>Whether the message still waits.</summary>
    public bool Has(OutboxEntry entry) => Files().Any(file => file.EndsWith($"-{entry.Id}{Extension}", StringComparison.Ordinal));

    private List<string> Files() => !Directory.Exists(Folder) ? [] : [.. Directory.EnumerateFiles(Folder, $"*{Extension}").Order(StringComparer.Ordinal)];

    // After what waits already, also within a tick of the clock and when it was put back.
    private string PathOf(OutboxEntry entry)
    {
        var waiting = Files() is [.., var newest] && long.TryParse(Path.GetFileName(newest).Split('-')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < long.MaxValue ? number : 0;
        long next, last;
        do
        {
            last = Interlocked.Read(ref _last);
            next = Math.Max(Math.Max(last, waiting) + 1, entry.At.UtcTicks);
        }
        while (Interlocked.CompareExchange(ref _last, next, last) != last);
        return Path.Combine(Folder, $"{next.ToString(CultureInfo.InvariantCulture).PadLeft(19, '0')}-{entry.Id}{Extension}");
    }

    private static Task WriteAsync(string file, OutboxEntry entry, CancellationToken cancellationToken) =>
        AtomicFile.WriteAsync(file, JsonSerializer.SerializeToUtf8Bytes(entry, OutboxJsonContext.Default.OutboxEntry), cancellationToken);

    private void TryRemoveFolder()
    {
        try
        {
            Directory.Delete(Folder);
        }
        catch (IOException)
        {
            // Another build writes into it just now.
        }
    }

    private static OutboxEntry? Read(string file)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(file), OutboxJsonContext.Default.OutboxEntry) is { } entry && IsWhole(entry) ? entry : null;
        }
        catch (Exception exception) when (exception is JsonException or IOException)
        {
            return null;
        }
    }

    private static bool IsWhole(OutboxEntry entry) => entry.Id is not null && IsWhole(entry.Message) && (entry.Thread is null || (entry.Thread.Key is not null && IsWhole(entry.Thread.State)));

    private static bool IsWhole(SlackMessage message) => message is { Text: not null, Blocks: not null } && MessageCheck.Problems(message.ToArguments()).Count == 0;
}
