using Pipeline.Testing;
using Pipeline.Testing.Slack;
using Pipeline.Tools.Slack;

namespace Pipeline.Tools.Tests.Slack;

/// <summary>Machines that tell one Slack.</summary>
internal sealed class SlackScene : IAsyncDisposable
{
    private readonly TempDirectory _folder = new();
    private readonly List<HttpClient> _clients = [];

    private SlackScene(FakeSlack slack) => Slack = slack;

    public FakeSlack Slack { get; }

    public SlackTime Time { get; } = new();

    /// <summary>What was said about messages.</summary>
    public List<string> Notes { get; } = [];

    public static async Task<SlackScene> StartAsync() => new(await FakeSlack.StartAsync());

    public static DeploymentNotification Deployment(string module = "orders", bool succeeded = true) => new()
    {
        Channel = "#production",
        Module = module,
        Version = "1.2.3",
        Environment = "production",
        Commit = "aad8a9bc5ba2d8a9bc5ba2d8a9bc5ba2d8a9bc5b",
        Succeeded = succeeded,
        Who = "ada",
        Link = new Uri("https://example.org/runs/7"),
    };

    /// <summary>A message of a run, whose thread begins with how the run stands.</summary>
    public static DeploymentNotification InRun(string module, RunOutcome? outcome = null, int version = 0) => Deployment(module) with
    {
        Thread = new NotificationThread { Key = "run:7", Since = new DateTimeOffset(2026, 11, 30, 8, 0, 0, TimeSpan.Zero), Version = version, State = Run(outcome) },
    };

    public static RunNotification Run(RunOutcome? outcome) => new()
    {
        Channel = "#production",
        Application = "storefront",
        Workflow = "Merge to main",
        Commit = "aad8a9bc5ba2d8a9bc5ba2d8a9bc5ba2d8a9bc5b",
        Outcome = outcome,
    };

    /// <summary>A process on <paramref name="machine"/> that has the bot's token.</summary>
    public SlackMessenger Bot(string machine = "here", string token = FakeSlack.Token) => Create(Way(machine) with { Token = token, Api = new Uri(Slack.Api) });

    /// <summary>A process on <paramref name="machine"/> that has the webhook.</summary>
    public SlackMessenger Webhook(string machine = "here") => Create(Way(machine) with { Webhook = new Uri(Slack.Webhook) });

    /// <summary>The files of the messages that wait on <paramref name="machine"/>.</summary>
    public string[] Waiting(string machine = "here") => Directory.Exists(OutboxOf(machine)) ? [.. Directory.GetFiles(OutboxOf(machine)).Order(StringComparer.Ordinal)] : [];

    public string OutboxOf(string machine = "here") => _folder[$"{machine}/outbox"];

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients)
            client.Dispose();
        await Slack.DisposeAsync();
        _folder.Dispose();
    }

    private SlackWay Way(string machine) => new() { Outbox = OutboxOf(machine), Temporary = _folder[$"{machine}/temp"], OnNote = Notes.Add };

    private SlackMessenger Create(SlackWay way)
    {
        _clients.Add(SlackMessengers.CreateClient());
        return SlackMessengers.Create(way, _clients[^1], Time);
    }
}
