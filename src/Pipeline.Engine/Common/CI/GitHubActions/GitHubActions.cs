using System.Globalization;
using System.Text.Json;
using Nuke.Common.Execution;
using Nuke.Common.IO;
using Nuke.Common.Utilities;

namespace Nuke.Common.CI.GitHubActions;

/// <summary>A GitHub Actions runner, read from its default environment variables.</summary>
public class GitHubActions : Host, IBuildServer
{
    private readonly Lazy<JsonElement?> _event;

    internal GitHubActions() => _event = new Lazy<JsonElement?>(ReadEvent);

    /// <summary>The runner on which the build runs; null elsewhere.</summary>
    public static new GitHubActions? Instance => Host.Instance as GitHubActions;

    internal static bool IsRunningGitHubActions => EnvironmentInfo.HasVariable("GITHUB_ACTIONS", allowEmpty: false);

    string? IBuildServer.Branch => EnvironmentInfo.GetVariable("GITHUB_REF");

    string? IBuildServer.Commit => EnvironmentInfo.GetVariable("GITHUB_SHA");

    /// <summary>The home folder.</summary>
    public string Home => Variable("HOME");

    /// <summary>The workflow's name.</summary>
    public string Workflow => Variable("GITHUB_WORKFLOW");

    /// <summary>The id of the running step.</summary>
    public string Action => Variable("GITHUB_ACTION");

    /// <summary>Who started the run.</summary>
    public string Actor => Variable("GITHUB_ACTOR");

    /// <summary>The job's id.</summary>
    public string Job => Variable("GITHUB_JOB");

    /// <summary>The repository as <c>owner/name</c>.</summary>
    public string Repository => Variable("GITHUB_REPOSITORY");

    /// <summary>The repository's owner.</summary>
    public string RepositoryOwner => Variable("GITHUB_REPOSITORY_OWNER");

    /// <summary>The event that started the run.</summary>
    public string EventName => Variable("GITHUB_EVENT_NAME");

    /// <summary>The file with the event as JSON.</summary>
    public string EventPath => Variable("GITHUB_EVENT_PATH");

    /// <summary>The folder of the checkout.</summary>
    public string Workspace => Variable("GITHUB_WORKSPACE");

    /// <summary>The commit.</summary>
    public string Sha => Variable("GITHUB_SHA");

    /// <summary>The full reference, for example <c>refs/heads/main</c>.</summary>
    public string Ref => Variable("GITHUB_REF");

    /// <summary>The branch or tag.</summary>
    public string RefName => Variable("GITHUB_REF_NAME");

    /// <summary><c>branch</c> or <c>tag</c>.</summary>
    public string RefType => Variable("GITHUB_REF_TYPE");

    /// <summary>The pull request's branch; empty otherwise.</summary>
    public string HeadRef => Variable("GITHUB_HEAD_REF");

    /// <summary>The branch into which the pull request goes; empty otherwise.</summary>
    public string BaseRef => Variable("GITHUB_BASE_REF");

    /// <summary>The server's address.</summary>
    public string ServerUrl => Variable("GITHUB_SERVER_URL");

    /// <summary>The token; null where the workflow does not hand it to the step, so that <c>??</c> finds another one.</summary>
    public string Token => EnvironmentInfo.GetVariable("GITHUB_TOKEN")!;

    /// <summary>The run's unique number.</summary>
    public long RunId => Number("GITHUB_RUN_ID");

    /// <summary>The run's number within its workflow.</summary>
    public long RunNumber => Number("GITHUB_RUN_NUMBER");

    /// <summary>The number of the attempt, from 1.</summary>
    public long RunAttempt => Number("GITHUB_RUN_ATTEMPT");

    /// <summary>True for a run of a pull request.</summary>
    public bool IsPullRequest => EventName == "pull_request";

    /// <summary>The pull request's number; null otherwise.</summary>
    public int? PullRequestNumber => _event.Value is { } json && json.TryGetProperty("number", out var number) && number.TryGetInt32(out var value) ? value : null;

    /// <summary>What happened to the pull request, for example <c>opened</c>; null otherwise.</summary>
    public string? PullRequestAction => _event.Value is { } json && json.TryGetProperty("action", out var action) ? action.GetString() : null;

    /// <summary>The Markdown file that the run's page shows; null when the runner gives none.</summary>
    public AbsolutePath? StepSummaryFile => Variable("GITHUB_STEP_SUMMARY") is { Length: > 0 } file ? AbsolutePath.Create(file) : null;

    /// <summary>Starts a part of the log that can be folded.</summary>
    public void Group(string group) => WriteCommand("group", group);

    /// <summary>Ends the part that was started last.</summary>
    public void EndGroup(string group) => WriteCommand("endgroup", group);

    /// <summary>Writes a line that only debug runs show.</summary>
    public void WriteDebug(string message) => WriteCommand("debug", message);

    /// <summary>Annotates the run with a warning.</summary>
    public void WriteWarning(string message) => WriteCommand("warning", message);

    /// <summary>Annotates the run with an error.</summary>
    public void WriteError(string message) => WriteCommand("error", message);

    /// <summary>Writes a workflow command; its text is escaped.</summary>
    /// <param name="command">The command.</param>
    /// <param name="message">Its text.</param>
    /// <param name="dictionaryConfigurator">Adds properties, for example <c>file</c> and <c>line</c>.</param>
    public void WriteCommand(string command, string? message = null, Tooling.Configure<Dictionary<string, object>>? dictionaryConfigurator = null)
    {
        var properties = Tooling.ConfigureExtensions.InvokeSafe(dictionaryConfigurator, new Dictionary<string, object>());
        var list = string.Join(',', properties.Select(property => $"{property.Key}={Escape(Convert.ToString(property.Value, CultureInfo.InvariantCulture) ?? "").Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal)}"));
        Console.WriteLine($"::{command}{(list.Length > 0 ? " " + list : "")}::{Escape(message ?? "")}");
    }

    /// <inheritdoc/>
    protected internal override IDisposable WriteBlock(string text) => DelegateDisposable.CreateBracket(() => Group(text), () => EndGroup(text));

    /// <inheritdoc/>
    protected internal override void ReportWarning(string text, string? details = null) => WriteWarning(text);

    /// <inheritdoc/>
    protected internal override void ReportError(string text, string? details = null) => WriteError(text);

    internal override void ReportOutcome(INukeBuild build, KnownSecrets secrets)
    {
        if (StepSummaryFile is { } file)
            file.AppendAllText(secrets.Mask(StepSummary.Write(build.ExecutionPlan)));
    }

    // Workflow commands are one line each (docs.github.com, "Workflow commands": %, CR and LF are escaped).
    private static string Escape(string text) =>
        text.Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Variable(string name) => EnvironmentInfo.GetVariable(name) ?? "";

    private static long Number(string name) => long.TryParse(Variable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private JsonElement? ReadEvent()
    {
        if (!File.Exists(EventPath))
            return null;
        using var document = JsonDocument.Parse(File.ReadAllBytes(EventPath));
        return document.RootElement.Clone();
    }
}
