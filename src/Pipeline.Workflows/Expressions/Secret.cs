namespace Pipeline.Workflows.Expressions;

/// <summary>
/// A secret. Not an <see cref="Expression"/>, so that a condition, a name, a matrix or a script cannot hold one: it fits
/// only where a <see cref="Value"/> does — the <c>env</c> and <c>with</c> of a step — and where a job calls a workflow.
/// </summary>
public sealed class Secret
{
    private readonly bool _isJobToken;

    private Secret(string name, string text, bool isJobToken = false)
    {
        _isJobToken = isJobToken;
        Name = name;
        Text = text;
    }

    /// <summary>The token that GitHub makes for every job, with the job's permissions; it ends with the job.</summary>
    public static Secret JobToken { get; } = new("GITHUB_TOKEN", "github.token", isJobToken: true);

    /// <summary>The name.</summary>
    public string Name { get; }

    internal string Text { get; }

    internal bool IsJobToken => _isJobToken;

    /// <summary>The secret <paramref name="name"/> (letters, digits, underscores) of the repository, organization or environment.</summary>
    /// <exception cref="ArgumentException">The name is no secret's name.</exception>
    public static Secret Named(string name) => new(Identifier.Require(name, "secret"), "secrets." + name);

    /// <summary>This secret where it is configured, else the job's token.</summary>
    public Secret OrJobToken() => new(Name, $"{Text} || {JobToken.Text}");

    /// <inheritdoc/>
    public override string ToString() => $"${{{{ {Text} }}}}";
}
