using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Pipeline.Tools.Slack.Outbox;
using Pipeline.Tools.Slack.Transport;

namespace Pipeline.Tools.Slack.Threads;

/// <summary>Looks for messages in a channel by their marks. An application that may not look says so once, and goes without.</summary>
/// <param name="api">Slack.</param>
/// <param name="onNote">Told once why nothing can be looked for.</param>
internal sealed partial class SlackHistory(SlackApi api, Action<string> onNote)
{
    private const int MostPages = 10;
    private const string PageSize = "200";
    // Clocks differ.
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);
    private readonly Dictionary<string, string?> _ids = [];
    private bool _isTold;

    /// <summary>The message that begins a thread.</summary>
    /// <returns>Whether anybody could look, and the message; null: there is none.</returns>
    public async Task<(bool Looked, ThreadParent? Parent)> FindAsync(string channel, string key, DateTimeOffset since, CancellationToken cancellationToken)
    {
        ThreadParent? found = null;
        // The newest come first; of several the first that was posted counts.
        bool See(string id, JsonElement message)
        {
            if (SlackMark.Of(message) is { Thread: { } thread } mark && thread == key && SlackApi.TextOf(message, "ts") is { } ts)
                found = new ThreadParent(id, ts, mark.Id, mark.Version);
            return false;
        }

        var looked = await LookAsync("conversations.history", channel, [("oldest", Moment(since - Tolerance))], See, cancellationToken);
        return (looked, found);
    }

    /// <summary>The same message as it is now.</summary>
    /// <returns>Whether anybody could look, and the message; null: it is gone.</returns>
    public async Task<(bool Looked, ThreadParent? Parent)> ReadAsync(ThreadParent known, string key, CancellationToken cancellationToken)
    {
        ThreadParent? found = null;
        bool See(string id, JsonElement message)
        {
            if (SlackApi.TextOf(message, "ts") == known.Ts && SlackMark.Of(message) is { } mark && mark.Thread == key)
                found = new ThreadParent(id, known.Ts, mark.Id, mark.Version);
            return true;
        }

        var looked = await LookAsync("conversations.history", known.Channel, [("oldest", known.Ts), ("latest", known.Ts), ("inclusive", "true")], See, cancellationToken);
        return (looked, found);
    }

    /// <summary>Whether the message <paramref name="entry"/> has arrived; false also where nobody can look.</summary>
    public async Task<bool> HasAsync(string channel, string? parent, string entry, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var found = false;
        bool IsIt(string id, JsonElement message) => found = SlackMark.Of(message)?.Id == entry;
        (string, string)[] oldest = [("oldest", Moment(since - Tolerance))];
        await LookAsync(parent is null ? "conversations.history" : "conversations.replies", channel, parent is null ? oldest : [("ts", parent), .. oldest], IsIt, cancellationToken);
        return found;
    }

    // Each message is shown with the id of the channel, until one is enough.
    private async Task<bool> LookAsync(string method, string channel, IReadOnlyList<(string, string)> arguments, Func<string, JsonElement, bool> isEnough, CancellationToken cancellationToken)
    {
        try
        {
            if (await IdOfAsync(channel, cancellationToken) is not { } id)
                return false;
            await PagesAsync(method, channel, [("channel", id), ("include_all_metadata", "true"), .. arguments], "messages", message => isEnough(id, message), cancellationToken);
            return true;
        }
        // Who may look only once in a while does not keep the message from going; a short pause is waited for.
        catch (NotificationException exception) when (exception.Fault is NotificationFault.Access or NotificationFault.Channel || exception.RetryAfter >= OutboxSender.Patience)
        {
            Tell(exception.Message);
            return false;
        }
    }

    // Messages may be posted to a channel by its name, but are looked for by its id only.
    private async Task<string?> IdOfAsync(string channel, CancellationToken cancellationToken)
    {
        if (Id().IsMatch(channel))
            return channel;
        if (_ids.TryGetValue(channel, out var known))
            return known;
        string? id = null;
        var name = channel.TrimStart('#');
        await PagesAsync("conversations.list", channel, [("exclude_archived", "true")], "channels", found => SlackApi.TextOf(found, "name") == name && (id = SlackApi.TextOf(found, "id")) is not null, cancellationToken);
        if (id is null)
            Tell($"There is no public channel {channel} to look into.");
        return _ids[channel] = id;
    }

    private async Task PagesAsync(string method, string channel, IReadOnlyList<(string, string)> arguments, string list, Func<JsonElement, bool> isEnough, CancellationToken cancellationToken)
    {
        string? cursor = null;
        for (var page = 0; page < MostPages; page++)
        {
            var answer = await api.GetAsync(method, [.. arguments, ("limit", PageSize), .. cursor is null ? Array.Empty<(string, string)>() : [("cursor", cursor)]], channel, cancellationToken);
            if (answer.TryGetProperty(list, out var items) && items.ValueKind == JsonValueKind.Array && items.EnumerateArray().Any(isEnough))
                return;
            cursor = answer.TryGetProperty("response_metadata", out var metadata) ? SlackApi.TextOf(metadata, "next_cursor") : null;
            if (string.IsNullOrEmpty(cursor))
                return;
        }
    }

    private void Tell(string reason)
    {
        if (!_isTold)
            onNote($"Messages of one release may begin more than one thread, and one that was tried before may go twice: {reason} Looking needs channels:history, and channels:read where the channel is not named by its id.");
        _isTold = true;
    }

    private static string Moment(DateTimeOffset at) => string.Create(CultureInfo.InvariantCulture, $"{at.ToUnixTimeSeconds()}.000000");

    [GeneratedRegex("^[CGD][A-Z0-9]{7,}$")]
    private static partial Regex Id();
}
