using Pipeline.Core.Runs;
using Pipeline.EndToEnd.Packages;
using Pipeline.EndToEnd.Templates;
using Pipeline.Stages.Runner;
using Pipeline.Testing;

namespace Pipeline.EndToEnd.Strangers;

/// <summary>The sample of a stranger's repository, committed, with the template in it and what the build needs to be told.</summary>
internal sealed class StrangersRepository : IAsyncDisposable
{
    private const string Sample = "tests/samples/stranger";
    private const string Build = "build/Build.cs";
    private const string Operated = """
                .Modules("**", modules => modules.For("front", front => front
                    .LoadTest(load => load.Path("/price/pot").Rate(40).For(TimeSpan.FromSeconds(3)).WarmUp(TimeSpan.FromSeconds(1)))))
                .Environment("staging", staging => staging.FromBranch("development").DevelopmentRequirements().Values(values => values.For("front", front => front.Set("level", "debug")))
                    .Watch(watch => watch.For(TimeSpan.FromSeconds(4)).Every(TimeSpan.FromSeconds(1)).Over(TimeSpan.FromSeconds(4)).Probe("/price/pot", 10)))
                .Previews(previews => previews.AtMost(2).Quota(cpu: "2", memory: "2Gi", pods: 10));

        """;

    private readonly GitSandbox _git = new();
    private readonly TempDirectory _home = new("pipeline-home-");

    private StrangersRepository()
    {
    }

    /// <summary>The repository's root.</summary>
    public string Root => _git.Path;

    // Packages of this repository must come from the feed, those of others may come from the user's cache. A person's machine without a cluster, not a build server.
    private Dictionary<string, string> Environment => new(PackageCache.In(_home["packages"])) { ["CI"] = "", ["KUBECONFIG"] = _home["kubeconfig"] };

    /// <summary>Copies the whole sample.</summary>
    public static async Task<StrangersRepository> CreateAsync(PackedFeed feed, StrangersBase image)
    {
        var repository = new StrangersRepository();
        await repository.CopyAsync(image, ".");
        await repository.CreateChartAsync("services/prices");
        repository._git.Commit("feat: sell things");
        await repository.AddPipelineAsync(feed);
        repository.Commit(
            "feat: build and deploy",
            ("services/prices/module.yaml", "image: { prepare: [dotnet, publish, src/Prices, -o, out, --self-contained, --ucr] }\n"),
            ("services/front/module.yaml", "dependsOn: [prices]\nsmoke:\n- { path: /price/pot, contains: 6.00 }\n"),
            ("services/front/chart/values-staging.yaml", "level: warning\nregion: north\n"),
            (Build, repository.Read(Build).Replace("using Pipeline.Core.Model;\n", "using Pipeline.Core.Load;\nusing Pipeline.Core.Model;\nusing Pipeline.Core.Watching;\n", StringComparison.Ordinal).Replace("ITagImages, IUpdateBranches\n", "ITagImages, IUpdateBranches, IPreview, ILoadTest, IWatchRelease\n", StringComparison.Ordinal).Replace("        .Modules(\"**\");\n", Operated, StringComparison.Ordinal)));
        return repository;
    }

    /// <summary>Copies the Node service and the pages, and takes the record of releases with the template.</summary>
    /// <param name="feed">Where the template and its packages are.</param>
    /// <param name="image">What the services start from.</param>
    /// <param name="options">What is asked of the template besides.</param>
    public static async Task<StrangersRepository> CreateRecordedAsync(PackedFeed feed, StrangersBase image, params string[] options)
    {
        var repository = new StrangersRepository();
        await repository.CopyAsync(image, "services/front", "services/pages");
        await repository.AddPipelineAsync(feed, ["--record", .. options]);
        repository.Commit("feat: show prices", (Build, repository.Read(Build).Replace("UnitTestsPassed()", "UnitTestsPassed(\"pages\")", StringComparison.Ordinal)));
        return repository;
    }

    /// <summary>Commits everything, as no other run of the tests does.</summary>
    public void Commit(string message, params (string Path, string Content)[] files) => _git.Commit($"{message}\n\nRun: {Guid.NewGuid():N}", files);

    public string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    /// <summary>Replaces <paramref name="before"/>, which must be there, in a file and in its tests, and commits it.</summary>
    public void Change(string path, string before, string after)
    {
        Assert.Contains(before, Read(path), StringComparison.Ordinal);
        string[] files = [path, Path.ChangeExtension(path, ".test" + Path.GetExtension(path))];
        Commit($"feat: {after}", [.. files.Where(file => File.Exists(Path.Combine(Root, file))).Select(file => (file, Read(file).Replace(before, after, StringComparison.Ordinal)))]);
    }

    /// <summary>Runs <c>./build.sh</c>, which must succeed, and returns what it wrote.</summary>
    public Task<string> BuildAsync(params string[] arguments) => RunAsync("./build.sh", arguments);

    /// <summary>Runs <c>./build.sh</c> as somebody whose name and address git knows.</summary>
    public Task<(int ExitCode, string Text)> TryBuildAsync(string name, string address, params string[] arguments) =>
        Shell.TryAsync(Root, "./build.sh", arguments, new Dictionary<string, string>(Environment) { ["GIT_AUTHOR_NAME"] = name, ["GIT_AUTHOR_EMAIL"] = address });

    /// <summary>Reads what the last run recorded.</summary>
    public async Task<RunRecord> ReadRunAsync() => (await new RunRecordStore(Path.Combine(Root, "artifacts")).ReadAsync(TestContext.Current.CancellationToken))!;

    public string Git(params string[] arguments) => _git.Git(arguments);

    public async ValueTask DisposeAsync()
    {
        await BuiltImages.RemoveAsync(_git.Git("rev-list", "--all").Split('\n'));
        _git.Dispose();
        _home.Dispose();
    }

    private Task<string> RunAsync(string program, params string[] arguments) => Shell.RunAsync(Root, program, arguments, Environment);

    private async Task AddPipelineAsync(PackedFeed feed, params string[] options)
    {
        _git.Write("nuget.config", $"<configuration><packageSources><add key=\"packed\" value=\"{feed.Path}\" /></packageSources></configuration>\n");
        await TemplateInstallation.AddPipelineAsync(feed, _home["hive"], (program, arguments) => RunAsync(program, arguments), options);
    }

    private async Task CopyAsync(StrangersBase image, params string[] parts)
    {
        using var files = new TempDirectory();
        await SourceFiles.CopyAsync(files.Path, [$"{Sample}/.gitignore", .. parts.Select(part => $"{Sample}/{part}")]);
        var sample = files[Sample];
        foreach (var file in Directory.GetFiles(sample, "*", SearchOption.AllDirectories))
            _git.Write(Path.GetRelativePath(sample, file), (await File.ReadAllTextAsync(file)).Replace("BASE-IMAGE", image.Reference, StringComparison.Ordinal));
    }

    // As everybody begins, with what the stock chart leaves to its user: the container's port and the health address.
    private async Task CreateChartAsync(string module)
    {
        var helm = await HelmUnderTest.FindAsync();
        var chart = Path.Combine(Root, module, "chart");
        await Shell.RunAsync(Path.Combine(Root, module), helm, ["create", "chart"]);
        var deployment = Path.Combine(chart, "templates", "deployment.yaml");
        var text = await File.ReadAllTextAsync(deployment);
        Assert.Contains("path: /\n", text, StringComparison.Ordinal);
        text = text.Replace("path: /\n", "path: /health\n", StringComparison.Ordinal).Replace("containerPort: 80\n", "containerPort: 8080\n", StringComparison.Ordinal)
            .Replace("containerPort: {{ .Values.service.port }}", "containerPort: 8080", StringComparison.Ordinal);
        Assert.Contains("containerPort: 8080\n", text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(deployment, text);
    }
}
