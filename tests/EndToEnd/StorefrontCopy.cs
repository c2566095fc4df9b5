using Pipeline.Core.Runs;
using Pipeline.Stages.Runner;
using Pipeline.Testing;

namespace Pipeline.EndToEnd;

/// <summary>The sample application in a git repository of its own, where this repository's build expects it.</summary>
internal sealed class StorefrontCopy : IDisposable
{
    private const string Sample = "tests/samples/storefront";
    private readonly GitSandbox _repository;

    private StorefrontCopy(string branch) => _repository = new GitSandbox(branch);

    /// <summary>The repository's root.</summary>
    public string Root => _repository.Path;

    /// <summary>The artifacts folder.</summary>
    public string Artifacts => Path.Combine(Root, "artifacts");

    /// <summary>The absolute path of a file or folder of the sample.</summary>
    public string this[string relative] => Path.Combine(Root, Sample, relative);

    /// <summary>Copies what git knows of the sample, and what the build reads in its root, and commits them.</summary>
    public static async Task<StorefrontCopy> CreateAsync(string branch = "development")
    {
        var copy = new StorefrontCopy(branch);
        await SourceFiles.CopyAsync(copy.Root, Sample, "Pipeline.sln", ".github", ".nuke/parameters.json", ".nuke/build.schema.json", ".gitignore", ".gitattributes");

        // The tools that were fetched once need not be fetched again.
        var temporary = Directory.CreateDirectory(Path.Combine(copy.Root, ".nuke", "temp"));
        if (Directory.Exists(Repository.Tools))
            Directory.CreateSymbolicLink(Path.Combine(temporary.FullName, "tools"), Repository.Tools);
        copy.Commit("feat: sell tea");
        return copy;
    }

    /// <summary>Commits everything and returns the commit, which no other run of the tests has.</summary>
    public string Commit(string message) => _repository.Commit($"{message}\n\nRun: {Guid.NewGuid():N}");

    /// <summary>Replaces <paramref name="before"/>, which must be there, in a file of the sample.</summary>
    public void Edit(string relative, string before, string after)
    {
        var text = File.ReadAllText(this[relative]);
        Assert.Contains(before, text, StringComparison.Ordinal);
        File.WriteAllText(this[relative], text.Replace(before, after, StringComparison.Ordinal));
    }

    /// <summary>Runs the build on this repository.</summary>
    public Task<BuildResult> BuildAsync(params string[] arguments) => BuildScript.RunAsync(Root, arguments);

    /// <summary>Runs what a person types in this repository.</summary>
    public Task<BuildResult> TypeAsync(string line, params string[] arguments) => BuildScript.TypeAsync(Root, line, arguments);

    /// <summary>Reads what the last run recorded.</summary>
    public async Task<RunRecord> ReadRunAsync() =>
        await new RunRecordStore(Artifacts).ReadAsync(TestContext.Current.CancellationToken) ?? throw new InvalidOperationException($"{Artifacts} holds no run.json.");

    /// <summary>Removes the images that were built from the commits of this repository.</summary>
    public Task RemoveImagesAsync() => BuiltImages.RemoveAsync(_repository.Git("rev-list", "--all").Split('\n'));

    public void Dispose() => _repository.Dispose();
}
