namespace Pipeline.Tools.GitHub;

/// <summary>What GitHub is spoken to for, in the words of the advice that follows when it does not do it.</summary>
/// <param name="Name">What takes time: <c>publishing</c>.</param>
/// <param name="Right">What the token must be able to do: <c>write contents</c>.</param>
/// <param name="Permission">The permission that lets it: <c>contents: write</c>.</param>
/// <param name="LookAt">Where to look when GitHub refuses for another reason.</param>
/// <param name="Repeat">How it goes on.</param>
internal sealed record GitHubErrand(string Name, string Right, string Permission, string LookAt, string Repeat)
{
    /// <summary>Releases are published.</summary>
    public static GitHubErrand Publishing { get; } = new("publishing", "write contents", "contents: write", "Look at the release on GitHub.", "Repeat './build.sh Release': it goes on where it stopped.");

    /// <summary>GitHub vouches for who somebody is.</summary>
    public static GitHubErrand Identifying { get; } = new("asking who runs this", "read actions", "actions: read", "Look at the run on GitHub.", "Then run the same again.");

    /// <summary>GitHub tells of pull requests.</summary>
    public static GitHubErrand Reading { get; } = new("reading pull requests", "read pull requests and issues", "pull-requests: read, issues: read", "Look at the repository on GitHub.", "Then run the same again.");

    /// <summary>A pull request is told something.</summary>
    public static GitHubErrand Commenting { get; } = new("commenting on a pull request", "write pull requests", "pull-requests: write", "Look at the pull request on GitHub.", "Then run the same again.");
}
