using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.Json;
using System.Xml.Linq;
using Pipeline.Testing;

namespace Pipeline.EndToEnd.Packages;

[Collection(PackagesCollection.Name)]
public sealed class PackTests(PackedFeed feed)
{
    private static readonly string[] Names =
    [
        "Pipeline.Components", "Pipeline.Core", "Pipeline.Engine", "Pipeline.LocalRuntime", "Pipeline.Registry", "Pipeline.Releases",
        "Pipeline.Reports", "Pipeline.Scanning", "Pipeline.ServiceProxy", "Pipeline.Stages", "Pipeline.Templates", "Pipeline.Tools", "Pipeline.Workflows",
    ];

    [Fact]
    public void Engine_components_and_template_are_packed_with_all_that_they_need_of_this_repository()
    {
        Assert.Equal(Names, feed.Packages.Select(package => package.Id));
        var packed = feed.Packages.Select(package => (package.Id, package.Version)).ToHashSet();
        Assert.All(feed.Packages.SelectMany(package => package.Dependencies).Where(dependency => dependency.Id.StartsWith("Pipeline.", StringComparison.Ordinal)), dependency => Assert.Contains(dependency, packed));
    }

    [Fact]
    public void Every_package_has_the_version_that_the_tag_says() => Assert.All(feed.Packages, package => Assert.Equal(PackedFeed.Version, package.Version));

    [Fact]
    public async Task Published_twice_a_feed_has_every_package_once_as_it_was_packed()
    {
        using var folder = new TempDirectory();
        string[] publish = ["PublishPackages", "--package-tag", PackedFeed.Tag, "--package-source", folder.Path];
        await Shell.RunAsync(feed.Clone, "./build.sh", publish);
        var published = NamesIn(folder.Path).ToDictionary(name => name, name => File.GetLastWriteTimeUtc(folder[name]));

        await Shell.RunAsync(feed.Clone, "./build.sh", publish);

        Assert.Equal(Names.Select(name => $"{name}.{PackedFeed.Version}.nupkg"), published.Keys);
        Assert.Equal(published, NamesIn(folder.Path).ToDictionary(name => name, name => File.GetLastWriteTimeUtc(folder[name])));
        Assert.All(published.Keys, name => Assert.Equal(File.ReadAllBytes(Path.Combine(feed.Path, name)), File.ReadAllBytes(folder[name])));
    }

    [Fact]
    public void Every_assembly_has_its_documentation_beside_it()
    {
        Assert.All(WithAssembly, package =>
        {
            using var documentation = package.Open($"lib/net10.0/{package.Id}.xml");
            Assert.Equal(package.Id, XDocument.Load(documentation).Root?.Element("assembly")?.Element("name")?.Value);
        });
    }

    [Fact]
    public void Every_assembly_has_the_symbols_that_it_was_compiled_with_in_a_package_of_their_own()
    {
        Assert.All(WithAssembly, package =>
        {
            Assert.NotNull(package.Symbols);
            using var symbols = MetadataReaderProvider.FromPortablePdbStream(package.Symbols.Open($"lib/net10.0/{package.Id}.pdb"));
            using var assembly = new PEReader(package.Open($"lib/net10.0/{package.Id}.dll"));
            var wanted = assembly.ReadDebugDirectory().Single(entry => entry.Type == DebugDirectoryEntryType.CodeView);
            Assert.Equal(assembly.ReadCodeViewDebugDirectoryData(wanted).Guid, new BlobContentId(symbols.GetMetadataReader().DebugMetadataHeader!.Id).Guid);
        });
    }

    [Fact]
    public void The_template_alone_has_no_assembly_and_no_symbols()
    {
        var template = Assert.Single(feed.Packages, package => !package.Assemblies.Any());
        Assert.Equal("Pipeline.Templates", template.Id);
        Assert.Null(template.Symbols);
    }

    [Fact]
    public void Every_package_carries_readme_and_license_and_names_the_commit_that_it_was_made_of()
    {
        Assert.All(feed.Packages, package =>
        {
            Assert.Equal("README.md", package.Element("readme")?.Value);
            Assert.Equal("MIT", package.Element("license")?.Value);
            Assert.Equal(feed.Commit, package.Element("repository")?.Attribute("commit")?.Value);
            Assert.All((string[])["README.md", "LICENSE"], file => Assert.Equal(File.ReadAllBytes(Path.Combine(feed.Clone, file)), package.Open(file).ToArray()));
        });
    }

    [Fact]
    public async Task The_same_commit_gives_the_same_packages_to_the_byte_in_any_folder()
    {
        var elsewhere = await feed.PackElsewhereAsync();
        Assert.Equal(NamesIn(feed.Path), NamesIn(elsewhere));
        Assert.All(NamesIn(feed.Path), name => Assert.True(
            File.ReadAllBytes(Path.Combine(feed.Path, name)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(elsewhere, name))),
            $"{name} differs"));
    }

    [Fact]
    public void Components_run_on_the_bundled_engine_and_need_nothing_of_NUKE()
    {
        var components = Assert.Single(feed.Packages, package => package.Id == "Pipeline.Components");
        Assert.Contains("Pipeline.Engine", components.Dependencies.Select(dependency => dependency.Id));
        Assert.DoesNotContain(feed.Packages.SelectMany(package => package.Dependencies), dependency => dependency.Id.StartsWith("Nuke.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Components_for_NUKE_need_its_packages_and_carry_no_engine()
    {
        using var packed = await EvaluateAsync("src/Packages.proj", "-getItem:PackedProject");
        Assert.Equal(["Pipeline.Components"], Items(packed, "PackedProject", "Filename"));

        using var components = await EvaluateAsync("src/Pipeline.Components/Pipeline.Components.csproj", "-getProperty:PackageId", "-getItem:PackageReference", "-getItem:ProjectReference");
        Assert.Equal("Pipeline.Components.Nuke", components.RootElement.GetProperty("Properties").GetProperty("PackageId").GetString());
        Assert.Superset(new HashSet<string> { "Nuke.Common", "Nuke.Components" }, Items(components, "PackageReference", "Identity").ToHashSet());
        var projects = Items(components, "ProjectReference", "Filename");
        Assert.Contains("Pipeline.Stages", projects);
        Assert.DoesNotContain("Pipeline.Engine", projects);
        Assert.DoesNotContain("Pipeline.Engine", feed.Packages.Where(package => package.Id != "Pipeline.Components").SelectMany(package => package.Dependencies, (_, dependency) => dependency.Id));
    }

    private IEnumerable<Package> WithAssembly => feed.Packages.Where(package => package.Id != "Pipeline.Templates");

    private static IEnumerable<string> NamesIn(string folder) => Directory.GetFiles(folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);

    private async Task<JsonDocument> EvaluateAsync(string project, params string[] questions) =>
        JsonDocument.Parse(await Shell.RunAsync(feed.Clone, "dotnet", ["msbuild", project, "-p:PipelineEngine=nuke", .. questions]));

    private static IReadOnlyList<string> Items(JsonDocument evaluation, string type, string metadata) =>
        [.. evaluation.RootElement.GetProperty("Items").GetProperty(type).EnumerateArray().Select(item => item.GetProperty(metadata).GetString()!)];
}
