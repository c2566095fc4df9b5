using Pipeline.Registry;
using Pipeline.Testing;
using Pipeline.Testing.GitHub;
using Pipeline.WorkflowRunner;

namespace Pipeline.Components.Tests.Workflows;

/// <summary>The shop's repository on a GitHub of this machine: its generated workflows run, with a build whose targets are real and whose stages only note that they ran.</summary>
internal sealed class ReleasingShop : IAsyncDisposable
{
    private readonly StagedShop _shop;
    private readonly GitSandbox _origin = new(bare: true);
    private readonly TempDirectory _folder;
    private readonly EmbeddedRegistry _registry;
    private readonly FakeGitHub _github;

    private ReleasingShop(string build, TempDirectory folder, EmbeddedRegistry registry, FakeGitHub github)
    {
        (_shop, _folder, _registry, _github) = (new StagedShop(build), folder, registry, github);
        _github.Knows = _ => true;
        _github.FindTag = name => Origin("for-each-ref", "--format=%(objectname)", $"refs/tags/{name}") is { Length: > 0 } id ? id : null;
        Host = new WorkflowHost(_origin.Path, Directory.CreateDirectory(_folder["github"]).FullName);
        _github.Actors.FindActor = run => Host.Actors.GetValueOrDefault(run);
    }

    public WorkflowHost Host { get; }

    public IReadOnlyList<FakeRelease> Releases => _github.Releases;

    /// <param name="build">Which of the builds of <c>tests/StageBuild</c>.</param>
    /// <param name="variables">What every machine has besides.</param>
    public static async Task<ReleasingShop> StartAsync(string build = "released", params (string Name, string Value)[] variables)
    {
        Requires.Linux();
        var folder = new TempDirectory();
        var registry = await EmbeddedRegistry.StartAsync(folder["registry"], 0, TestContext.Current.CancellationToken);
        var shop = new ReleasingShop(build, folder, registry, await FakeGitHub.StartAsync(WorkflowHost.Repository));
        var git = shop._shop.Git;
        git.Git("remote", "add", "origin", shop._origin.Path);
        // A compiled build, which the first job hands on.
        git.Write(".gitignore", "artifacts/\n.nuke/temp/\n.nuke/build.schema.json\nbin/\n");
        git.Write("build.sh", $"#!/bin/sh\nmkdir -p build/bin && touch build/bin/_build.dll\nexec dotnet '{Path.Combine(AppContext.BaseDirectory, "StageBuild.dll")}' \"$@\"\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Path.Combine(git.Path, "build.sh"), (UnixFileMode)0b111_101_101);
        var (exitCode, output) = await shop._shop.RunAsync(variables.ToDictionary(variable => variable.Name, variable => (string?)variable.Value), "GenerateWorkflows");
        Assert.True(exitCode == 0, output);
        git.Commit("feat: search", ("modules/catalog/a.cs", "1"));
        git.Git("push", "-q", "--tags", "origin", "main");

        var environment = shop.Host.MachineEnvironment;
        foreach (var (name, value) in variables)
            environment[name] = value;
        environment["STAGE_BUILD"] = build;
        environment["GIT_CONFIG_GLOBAL"] = "/dev/null";
        environment["GITHUB_API_URL"] = shop._github.Address;
        // What hands an image on finds one.
        environment["COMMAND"] = "echo layers > \"$OUTPUT_DIRECTORY/image.tar\"";
        environment["PUSHED"] = await LayerlessImage.PushAsync(registry.Address.Host, "acme/catalog", "pushed");
        shop.Host.Variables["REGISTRY_HOST"] = registry.Address.Host;
        shop.Host.Variables["REGISTRY_PATH"] = "acme";
        shop.Host.Variables["REGISTRY_USER"] = "ada";
        foreach (var secret in new[] { "REGISTRY_PASSWORD", "SLACK_WEBHOOK", "SLACK_TOKEN", "KUBERNETES_CREDENTIALS" })
            shop.Host.Secrets[secret] = secret == "REGISTRY_PASSWORD" ? "open sesame" : "";
        return shop;
    }

    /// <summary>Runs a workflow on the head of main.</summary>
    public Task<WorkflowRun> RunAsync(string file, string trigger) =>
        Host.RunAsync(file, new WorkflowEvent(trigger, "refs/heads/main", Origin("rev-parse", "main")), TestContext.Current.CancellationToken);

    /// <summary>The clone that people commit in.</summary>
    public GitSandbox Git => _shop.Git;

    public string Origin(params string[] arguments) => _origin.Git(arguments);

    /// <summary>The digest that a tag of catalog's image has in the registry; null when there is none.</summary>
    public async Task<string?> DigestOfCatalogAsync(string tag)
    {
        using var http = new HttpClient();
        using var answer = await http.GetAsync(new Uri($"http://{_registry.Address.Host}/v2/acme/catalog/manifests/{tag}"), TestContext.Current.CancellationToken);
        return answer.IsSuccessStatusCode ? answer.Headers.GetValues("Docker-Content-Digest").Single() : null;
    }

    public async ValueTask DisposeAsync()
    {
        await _registry.DisposeAsync();
        await _github.DisposeAsync();
        _shop.Dispose();
        _origin.Dispose();
        _folder.Dispose();
    }
}
