using Pipeline.Testing;

namespace Pipeline.EndToEnd.Workflows;

/// <summary>A repository with the storefront, its build and its generated workflows, as a team works on it: an origin, and a clone that people commit in.</summary>
internal sealed class StorefrontRepository : IDisposable
{
    private const string OrdersProgram = "tests/samples/storefront/modules/orders/src/Orders/Program.cs";
    private readonly GitSandbox _clone = new();
    private readonly GitSandbox _origin = new(bare: true);

    private StorefrontRepository()
    {
    }

    /// <summary>The repository that jobs clone.</summary>
    public string Origin => _origin.Path;

    /// <param name="suffix">Makes the namespaces that its environments deploy to its own.</param>
    public static async Task<StorefrontRepository> CreateAsync(string suffix)
    {
        var repository = new StorefrontRepository();
        var clone = repository._clone;
        await SourceFiles.CopyAsync(clone.Path, ".", ":!tests/Pipeline.*", ":!tests/EndToEnd");
        var build = Path.Combine(clone.Path, "build", "Build.Pipeline.cs");
        var text = await File.ReadAllTextAsync(build, TestContext.Current.CancellationToken);
        foreach (var (environment, from) in new[] { ("staging", "FromBranch(\"development\")"), ("pre-prod", "FromPullRequest(into: \"main\")"), ("production", "FromBranch(\"main\")") })
        {
            Assert.Contains(from, text, StringComparison.Ordinal);
            text = text.Replace(from, $"{from}.InNamespace(\"{environment}-{suffix}\")", StringComparison.Ordinal);
        }

        await File.WriteAllTextAsync(build, text, TestContext.Current.CancellationToken);
        // The analyzers have looked at these sources where they come from.
        var properties = Path.Combine(clone.Path, "Directory.Build.props");
        text = await File.ReadAllTextAsync(properties, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(properties, text.Replace("</Project>", "  <PropertyGroup><RunAnalyzersDuringBuild>false</RunAnalyzersDuringBuild></PropertyGroup>\n</Project>", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        // Commits differ from run to run, so that images in the container engine do, too.
        clone.Commit($"feat: sell tea\n\nRun: {suffix}");
        clone.Git("branch", "development");
        clone.Git("branch", "hotfix");
        clone.Git("remote", "add", "origin", repository.Origin);
        clone.Git("push", "-q", "origin", "--all");
        return repository;
    }

    /// <summary>The commit that <paramref name="revision"/> names in the origin.</summary>
    public string Commit(string revision) => _origin.Git("rev-parse", "--verify", revision + "^{commit}");

    /// <summary>The tags of the origin by name, with the commit that each stands on.</summary>
    public IReadOnlyDictionary<string, string> Tags => _origin.Git("for-each-ref", "--format=%(refname:lstrip=2) %(*objectname)", "refs/tags")
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split(' '))
        .ToDictionary(parts => parts[0], parts => parts[1]);

    /// <summary>The object that a tag of the origin refers to; null when there is no such tag.</summary>
    public string? TagObject(string name) => _origin.Git("for-each-ref", "--format=%(objectname)", $"refs/tags/{name}") is { Length: > 0 } id ? id : null;

    /// <summary>The ledger's sentences, oldest first.</summary>
    public IReadOnlyList<string> Diary => _origin.Git("log", "--reverse", "--format=%s", "release-ledger").Split('\n');

    /// <summary>Every commit of the origin that has sources.</summary>
    public IReadOnlyList<string> Commits => _origin.Git("rev-list", "--exclude=refs/heads/release-ledger", "--all").Split('\n');

    /// <summary>Changes orders on a new branch from development and pushes it.</summary>
    public void ChangeOrders(string branch)
    {
        _clone.Git("checkout", "-q", "-b", branch, "development");
        var program = Path.Combine(_clone.Path, OrdersProgram);
        var text = File.ReadAllText(program);
        const string health = "app.MapHealthChecks(\"/health\");\n";
        Assert.Contains(health, text, StringComparison.Ordinal);
        File.WriteAllText(program, text.Replace(health, health + "app.MapGet(\"/motto\", () => \"Tea first.\");\n", StringComparison.Ordinal));
        _clone.Commit("feat(orders): greet with a motto");
        _clone.Git("push", "-q", "origin", branch);
    }

    /// <summary>Opens pull request <paramref name="number"/> as GitHub does: its merge result becomes a ref of the origin.</summary>
    /// <returns>The merge result.</returns>
    public string OpenPullRequest(int number, string head, string into)
    {
        _clone.Git("fetch", "-q", "origin");
        _clone.Git("checkout", "-q", "--detach", "origin/" + into);
        _clone.Git("merge", "-q", "--no-ff", "-m", $"Merge {head} into {into}", "origin/" + head);
        var merge = _clone.Git("rev-parse", "HEAD");
        _clone.Git("push", "-q", "origin", $"{merge}:refs/pull/{number}/merge");
        return merge;
    }

    /// <summary>Merges the pull request: its merge result becomes the head of <paramref name="into"/>.</summary>
    public void Merge(string mergeResult, string into) => _clone.Git("push", "-q", "origin", $"{mergeResult}:refs/heads/{into}");

    public void Dispose()
    {
        _clone.Dispose();
        _origin.Dispose();
    }
}
