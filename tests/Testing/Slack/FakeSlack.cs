using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Pipeline.Testing.GitHub;

namespace Pipeline.Testing.Slack;

/// <summary>The part of Slack that messages need, on loopback: an incoming webhook and the Web API of a bot. It takes nothing that Slack would not, and goes wrong on demand.</summary>
public sealed class FakeSlack : IAsyncDisposable
{
    public const string Token = "xoxb-TheSecretOfTheFake";
    private const string WebhookPath = "/services/T0/B0/TheSecretOfTheWebhook";

    private readonly WebApplication _application;
    private readonly Lock _gate = new();
    private readonly List<FakeMessage> _messages = [];
    private readonly List<(string PathPart, SlackFault Fault)> _faults = [];
    private readonly ConcurrentQueue<string> _calls = new();
    private readonly ConcurrentQueue<string> _violations = new();
    private readonly CancellationTokenSource _closing = new();
    private int _last = 1_900_000_000;

    private FakeSlack() => _application = FakeGitHub.Serve(AnswerAsync);

    /// <summary>The address of the webhook: a secret.</summary>
    public string Webhook => FakeGitHub.AddressOf(_application) + WebhookPath;

    /// <summary>The address of the API.</summary>
    public string Api => FakeGitHub.AddressOf(_application) + "/api/";

    /// <summary>The channels: their ids by name.</summary>
    public ConcurrentDictionary<string, string> Channels { get; } = new() { ["production"] = "C0PRODUCTION", ["staging"] = "C0STAGING1" };

    /// <summary>What the application may do.</summary>
    public HashSet<string> Scopes { get; } = ["chat:write", "channels:history", "channels:read"];

    /// <summary>The seconds that it asks to wait.</summary>
    public int RetryAfter { get; set; } = 1;

    /// <summary>The word by which it refuses.</summary>
    public string Refusal { get; set; } = "invalid_auth";

    /// <summary>The messages on a page, at most.</summary>
    public int PageSize { get; set; } = 100;

    /// <summary>Called when it begins not to answer.</summary>
    public Action OnHang { get; set; } = () => { };

    /// <summary>Called when it has taken a message.</summary>
    public Action OnMessage { get; set; } = () => { };

    /// <summary>The calls, in order.</summary>
    public IReadOnlyList<string> Calls => [.. _calls];

    /// <summary>What it was asked that Slack would not take.</summary>
    public IReadOnlyList<string> Violations => [.. _violations];

    /// <summary>The messages that it has, as they are now, in the order in which they were posted.</summary>
    public IReadOnlyList<FakeMessage> Messages
    {
        get
        {
            lock (_gate)
                return [.. _messages];
        }
    }

    public static async Task<FakeSlack> StartAsync()
    {
        var slack = new FakeSlack();
        await slack._application.StartAsync();
        return slack;
    }

    /// <summary>Lets the next requests whose path has the part go wrong, one after the other.</summary>
    public void Fail(string pathPart, params IEnumerable<SlackFault> faults)
    {
        lock (_gate)
            _faults.AddRange(faults.Select(fault => (pathPart, fault)));
    }

    /// <summary>Somebody removes a message.</summary>
    public void Remove(string ts)
    {
        lock (_gate)
            _messages.RemoveAll(message => message.Ts == ts);
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _application.DisposeAsync();
        _closing.Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        _calls.Enqueue(context.Request.Path.Value!.TrimStart('/').Replace("api/", "", StringComparison.Ordinal));
        var body = await new StreamReader(context.Request.Body, Encoding.UTF8).ReadToEndAsync();
        switch (Take(context.Request.Path))
        {
            case SlackFault.TooMany:
                context.Response.Headers.RetryAfter = RetryAfter.ToString(CultureInfo.InvariantCulture);
                await WriteAsync(context, 429, """{"ok":false,"error":"ratelimited"}""");
                break;
            case SlackFault.ServerError:
                await WriteAsync(context, 500, "Server Error");
                break;
            case SlackFault.ServerErrorAfterwards:
                Do(context.Request, body);
                await WriteAsync(context, 500, "Server Error");
                break;
            case SlackFault.CutOff:
                context.Abort();
                break;
            case SlackFault.LostAnswer:
                Do(context.Request, body);
                context.Abort();
                break;
            case SlackFault.Hang:
                await HangAsync(context);
                break;
            case SlackFault.HangAfterwards:
                Do(context.Request, body);
                await HangAsync(context);
                break;
            case SlackFault.Garbage:
                await WriteAsync(context, 200, "<html>Sign in to the proxy</html>");
                break;
            case SlackFault.Refused:
                var isWebhook = context.Request.Path == WebhookPath;
                await WriteAsync(context, isWebhook ? 403 : 200, isWebhook ? Refusal : $$"""{"ok":false,"error":"{{Refusal}}"}""");
                break;
            default:
                var (status, answer) = Do(context.Request, body);
                await WriteAsync(context, status, answer);
                break;
        }
    }

    private async Task HangAsync(HttpContext context)
    {
        OnHang();
        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, _closing.Token);
        await Task.Delay(Timeout.Infinite, either.Token).ContinueWith(_ => { }, TaskScheduler.Default);
        context.Abort();
    }

    private SlackFault? Take(string path)
    {
        lock (_gate)
        {
            var index = _faults.FindIndex(fault => path.Contains(fault.PathPart, StringComparison.Ordinal));
            if (index < 0)
                return null;
            var (_, fault) = _faults[index];
            _faults.RemoveAt(index);
            return fault;
        }
    }

    private (int Status, string Answer) Do(HttpRequest request, string body)
    {
        if (request.Path == WebhookPath)
            return Post("webhook", request, body) is { } refusal ? (400, refusal) : (200, "ok");
        var answer = request.Headers.Authorization != $"Bearer {Token}" ? Refused("invalid_auth") : request.Path.Value switch
        {
            "/api/chat.postMessage" => Missing("chat:write") ?? Called("chat.postMessage", request, body),
            "/api/chat.update" => Missing("chat:write") ?? Called("chat.update", request, body),
            "/api/conversations.history" => Missing("channels:history") ?? History(request, isThread: false),
            "/api/conversations.replies" => Missing("channels:history") ?? History(request, isThread: true),
            "/api/conversations.list" => Missing("channels:read") ?? Page("channels", request, [.. Channels.Select(channel => new JsonObject { ["id"] = channel.Value, ["name"] = channel.Key })]),
            _ => Refused("unknown_method"),
        };
        return (200, answer.ToJsonString());
    }

    private JsonObject Called(string method, HttpRequest request, string body)
    {
        FakeMessage? done = null;
        return Post(method, request, body, message => done = message) is { } refusal
            ? Refused(refusal)
            : new JsonObject { ["ok"] = true, ["channel"] = done!.Channel, ["ts"] = done.Ts, ["text"] = done.Text };
    }

    // Returns Slack's word of refusal.
    private string? Post(string method, HttpRequest request, string body, Action<FakeMessage>? onDone = null)
    {
        if (request.Method != "POST" || request.ContentType?.StartsWith("application/json", StringComparison.Ordinal) != true)
            return Violated($"{method} by {request.Method} as {request.ContentType}", "invalid_arguments");
        if (JsonNode.Parse(body) is not JsonObject arguments)
            return Violated($"{method} of {body}", "invalid_payload");
        if (SlackRules.Violations(method, arguments).ToList() is { Count: > 0 } violations)
            return Violated(string.Join("; ", violations), "invalid_blocks");
        lock (_gate)
            return Post(method, arguments, onDone);
    }

    private string? Post(string method, JsonObject arguments, Action<FakeMessage>? onDone)
    {
        if (method == "webhook")
        {
            _messages.Add(new FakeMessage("webhook", NextTs(), null, arguments));
            OnMessage();
            return null;
        }

        var named = arguments["channel"]!.GetValue<string>();
        if (IdOf(named, byName: method == "chat.postMessage") is not { } channel)
            return "channel_not_found";
        if (method == "chat.postMessage")
        {
            var thread = arguments["thread_ts"]?.GetValue<string>();
            if (thread is not null && !_messages.Exists(message => message.Channel == channel && message.Ts == thread))
                return "thread_not_found";
            _messages.Add(new FakeMessage(channel, NextTs(), thread, arguments));
            OnMessage();
            onDone?.Invoke(_messages[^1]);
            return null;
        }

        var index = _messages.FindIndex(message => message.Channel == channel && message.Ts == arguments["ts"]!.GetValue<string>());
        if (index < 0)
            return "message_not_found";
        _messages[index] = _messages[index] with { Arguments = arguments, Edits = _messages[index].Edits + 1 };
        onDone?.Invoke(_messages[index]);
        return null;
    }

    private JsonObject History(HttpRequest request, bool isThread)
    {
        var query = request.Query;
        if (request.Method != "GET" || IdOf(query["channel"].ToString(), byName: false) is not { } channel)
            return Refused("channel_not_found");
        var (oldest, latest, inclusive) = (Number(query["oldest"]), Number(query["latest"]), query["inclusive"] == "true");
        var thread = query["ts"].ToString();
        lock (_gate)
        {
            if (isThread && !_messages.Exists(message => message.Channel == channel && message.Ts == thread))
                return Refused("thread_not_found");
            var found = _messages.Where(message => message.Channel == channel && (isThread ? message.ThreadTs == thread || message.Ts == thread : message.ThreadTs is null))
                .Where(message => Number(message.Ts) is var ts && (oldest is null || ts > oldest || (inclusive && ts == oldest)) && (latest is null || ts < latest || (inclusive && ts == latest)));
            return Page("messages", request, [.. (isThread ? found : found.Reverse()).Select(message => Shown(message, query["include_all_metadata"] == "true"))]);
        }
    }

    private static JsonObject Shown(FakeMessage message, bool withMetadata)
    {
        var shown = new JsonObject { ["type"] = "message", ["ts"] = message.Ts, ["text"] = message.Text };
        if (withMetadata && message.Arguments["metadata"] is { } metadata)
            shown["metadata"] = metadata.DeepClone();
        return shown;
    }

    private JsonObject Page(string list, HttpRequest request, IReadOnlyList<JsonObject> items)
    {
        var start = int.TryParse(request.Query["cursor"], CultureInfo.InvariantCulture, out var from) ? from : 0;
        var size = Math.Min(PageSize, int.TryParse(request.Query["limit"], CultureInfo.InvariantCulture, out var limit) ? limit : 100);
        return new JsonObject
        {
            ["ok"] = true,
            [list] = new JsonArray([.. items.Skip(start).Take(size)]),
            ["response_metadata"] = new JsonObject { ["next_cursor"] = start + size < items.Count ? (start + size).ToString(CultureInfo.InvariantCulture) : "" },
        };
    }

    private string? IdOf(string channel, bool byName) => Channels.Values.Contains(channel) ? channel : byName ? Channels.GetValueOrDefault(channel.TrimStart('#')) : null;

    private JsonObject? Missing(string scope) => Scopes.Contains(scope) ? null : new JsonObject { ["ok"] = false, ["error"] = "missing_scope", ["needed"] = scope };

    private string Violated(string violation, string refusal)
    {
        _violations.Enqueue(violation);
        return refusal;
    }

    // Later than any clock of a test, so that no search by time misses it.
    private string NextTs() => string.Create(CultureInfo.InvariantCulture, $"{_last++}.000100");

    private static decimal? Number(string? text) => decimal.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static JsonObject Refused(string error) => new() { ["ok"] = false, ["error"] = error };

    private static Task WriteAsync(HttpContext context, int status, string text)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsync(text);
    }
}
