namespace Pipeline.Workflows.Expressions;

/// <summary>The <c>github</c> context: the event and the run. What people outside can choose (branch names, titles) belongs in <c>env</c>, never in a script.</summary>
public static class GitHubContext
{
    /// <summary>The commit that the event is about; for a pull request the merge commit.</summary>
    public static Expression Sha { get; } = Property("sha");

    /// <summary>The full ref, such as <c>refs/heads/main</c>.</summary>
    public static Expression Ref { get; } = Property("ref");

    /// <summary>The short name of the ref. Chosen from outside.</summary>
    public static Expression RefName { get; } = Property("ref_name");

    /// <summary>The branch that a pull request goes into.</summary>
    public static Expression BaseRef { get; } = Property("base_ref");

    /// <summary>The branch that a pull request comes from. Chosen from outside.</summary>
    public static Expression HeadRef { get; } = Property("head_ref");

    /// <summary>The name of the event.</summary>
    public static Expression EventName { get; } = Property("event_name");

    /// <summary>The cron fields of the timer that started the run; empty when another event did.</summary>
    public static Expression Schedule { get; } = Property("event.schedule");

    /// <summary>Owner and name of the repository.</summary>
    public static Expression Repository { get; } = Property("repository");

    /// <summary>The owner of the repository.</summary>
    public static Expression RepositoryOwner { get; } = Property("repository_owner");

    /// <summary>Who started the run.</summary>
    public static Expression Actor { get; } = Property("actor");

    /// <summary>The number of the run, unique in the repository.</summary>
    public static Expression RunId { get; } = Property("run_id");

    /// <summary>The number of the pull request.</summary>
    public static Expression PullRequestNumber { get; } = Property("event.pull_request.number");

    /// <summary>What happened to the pull request, such as <c>closed</c>; empty when the event is about none.</summary>
    public static Expression Action { get; } = Property("event.action");

    /// <summary>Owner and name of the repository that a pull request comes from; another one than <see cref="Repository"/> is a fork.</summary>
    public static Expression PullRequestRepository { get; } = Property("event.pull_request.head.repo.full_name");

    /// <summary>The title of a pull request. Chosen from outside.</summary>
    public static Expression PullRequestTitle { get; } = Property("event.pull_request.title");

    private static Expression Property(string path) => new("github." + path, [new(Contexts.GitHub)]);
}
