using System.Collections.Immutable;
using Pipeline.Core.Artifacts;
using Pipeline.Registry.Tests;
using Pipeline.Releases.Bundles;
using Pipeline.Releases.Evidence;
using Pipeline.Releases.Ledger;
using Pipeline.Testing;

namespace Pipeline.Components.Tests.Releases;

/// <summary>A shop with a remote, a registry and a build script, where the commands of a page are typed as they stand there.</summary>
internal sealed class DocumentedShop : IAsyncDisposable
{
    private readonly RecordedShop _shop;
    private readonly GitSandbox _origin = new(bare: true);
    private readonly RunningRegistry _registry;

    private DocumentedShop(string build, RunningRegistry registry)
    {
        (_registry, _shop) = (registry, new RecordedShop(build) { Remote = "origin" });
        Git.Write(".gitignore", "artifacts/\n.nuke/temp/\n.nuke/build.schema.json\n");
        Git.Write("build.sh", $"#!/bin/sh\nexec dotnet '{Path.Combine(AppContext.BaseDirectory, "StageBuild.dll")}' \"$@\"\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Path.Combine(Git.Path, "build.sh"), (UnixFileMode)0b111_101_101);
        Git.Commit("feat: a build script");
        Git.Git("remote", "add", "origin", _origin.Path);
        Git.Git("push", "-q", "--tags", "-u", "origin", "main");
    }

    public GitSandbox Git => _shop.Git;

    /// <summary>The last commit of the ledger at the remote.</summary>
    public string Head => Origin("for-each-ref", "--format=%(objectname)", $"refs/heads/{RecordedShop.Branch}");

    /// <summary>What happened, newest first, in sentences.</summary>
    public string[] Sentences => Origin("log", "--format=%s", RecordedShop.Branch).Split('\n');

    public static async Task<DocumentedShop> StartAsync(string build)
    {
        Requires.Linux();
        return new DocumentedShop(build, await RunningRegistry.StartAsync("shop"));
    }

    public string Origin(params string[] arguments) => _origin.Git(arguments);

    /// <summary>Types a line, and asserts that it succeeds.</summary>
    /// <returns>What it said.</returns>
    public async Task<string> TypeAsync(string line)
    {
        var (exitCode, output) = await _shop.TypeAsync(line, new Dictionary<string, string?> { ["REGISTRY"] = $"{_registry.Host}/shop" });
        Assert.True(exitCode == 0, $"{line}\n{output}");
        return output;
    }

    /// <summary>Seals catalog and orders at the head of main, whose images and charts are in the registry, with evidence that everything about them is well.</summary>
    public async Task<Bundle> SealAsync(string version)
    {
        List<BundleModule> modules = [];
        foreach (var name in new[] { "catalog", "orders" })
        {
            modules.Add(new BundleModule
            {
                Name = name,
                Version = version,
                Inputs = version,
                Image = Digest.Parse(await LayerlessImage.PushAsync(_registry.Host, $"shop/{name}", version, $"{name} {version}")),
                ImageAt = $"{_registry.Host}/shop/{name}:{version}",
                Chart = Digest.Parse(await LayerlessImage.PushAsync(_registry.Host, $"shop/charts/{name}", version, $"chart of {name} {version}")),
                ChartAt = $"oci://{_registry.Host}/shop/charts/{name}:{version}",
            });
        }

        var content = new BundleContent { Application = "shop", Commit = Git.Git("rev-parse", "HEAD"), Tree = Git.Git("rev-parse", "HEAD^{tree}"), Modules = modules };
        var bundle = new Bundle { Id = content.Id(), Content = content };
        await _shop.AppendAsync(edit => edit.Add(BundleSealed.Of(edit.State, bundle, "main", edit.By, edit.Now)), DateTimeOffset.UtcNow);
        await FoundAsync(bundle);
        return bundle;
    }

    /// <summary>Everything about the last bundle that was sealed is found to be well.</summary>
    public Task FoundAsync() => _shop.AppendAsync(edit => Found(edit, edit.State.Bundles[edit.State.Sealed[^1]].Bundle), DateTimeOffset.UtcNow);

    public Task DeployedAsync(string environment) => _shop.DeployedAsync(environment);

    /// <summary>The digest that a tag has in the registry; null: there is none.</summary>
    public Task<Digest?> FindAsync(string repository, string tag) => _registry.Client.FindDigestAsync($"shop/{repository}", tag, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _registry.DisposeAsync();
        _origin.Dispose();
        _shop.Dispose();
    }

    private Task FoundAsync(Bundle bundle) => _shop.AppendAsync(edit => Found(edit, bundle), DateTimeOffset.UtcNow);

    private static void Found(LedgerEdit edit, Bundle bundle)
    {
        List<EvidenceItem> items = [Item(bundle.Id, "IntegrationTest", null), Item(bundle.Id, "pen-test", null)];
        foreach (var module in bundle.Content.Modules)
        {
            items.Add(Item(module.Image!.Value, "UnitTest", module.Name, ("coverage.line", 91)));
            items.Add(Item(module.Image!.Value, "Scan", module.Name, ("vulnerabilities.critical", 0)));
        }

        edit.Add(new EvidenceRecorded { At = edit.Now, By = edit.By, Items = items });
    }

    private static EvidenceItem Item(Digest subject, string name, string? module, params (string Name, double Value)[] metrics) =>
        new() { Subject = subject, Name = name, Module = module, Verdict = EvidenceVerdict.Passed, Metrics = metrics.ToImmutableSortedDictionary(metric => metric.Name, metric => metric.Value, StringComparer.Ordinal) };
}
