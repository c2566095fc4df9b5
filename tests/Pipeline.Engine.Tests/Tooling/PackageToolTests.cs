using Nuke.Common.IO;
using Nuke.Common.Tooling;
using Pipeline.Testing;

namespace Pipeline.Engine.Tests.Tooling;

public sealed class PackageToolTests
{
    private const string Assets = """
        {
          "version": 3,
          "libraries": { "Some.Tool/1.2.0": { "type": "package", "path": "some.tool/1.2.0" }, "Other/1.0.0": { "type": "project" } },
          "packageFolders": { "PACKAGES/": {} },
          "project": { "frameworks": { "net10.0": { "downloadDependencies": [ { "name": "Downloaded", "version": "[2.0.0, 2.0.0];[3.0.0, 3.0.0]" } ] } } }
        }
        """;

    [Fact]
    public void A_referenced_and_a_downloaded_package_are_found()
    {
        using var folder = new TempDirectory();
        folder.Write("packages/some.tool/1.2.0/a", "");
        folder.Write("packages/downloaded/3.0.0/a", "");
        Assert.Equal(folder["packages/some.tool/1.2.0"], Read(folder).Find(["Nothing", "some.tool"], version: null));
        Assert.Equal(folder["packages/downloaded/3.0.0"], Read(folder).Find(["Downloaded"], "3.0.0"));
    }

    [Fact]
    public void A_package_that_is_not_there_or_there_twice_is_named()
    {
        using var folder = new TempDirectory();
        Assert.Contains("<PackageDownload Include=\"Nothing\"", Assert.Throws<ArgumentException>(() => Read(folder).Find(["Nothing"], version: null)).Message, StringComparison.Ordinal);
        Assert.Contains("2.0.0, 3.0.0", Assert.Throws<ArgumentException>(() => Read(folder).Find(["Downloaded"], version: null)).Message, StringComparison.Ordinal);
        Assert.Contains("Some.Tool", Assert.Throws<ArgumentException>(() => Read(folder).Find(["Some.Tool"], version: null)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "net10.0")]
    [InlineData("net8.0", "net8.0")]
    public void The_program_for_the_framework_is_chosen(string? framework, string expected)
    {
        using var folder = new TempDirectory();
        foreach (var one in new[] { "net48", "netcoreapp3.1", "net8.0", "net10.0" })
            folder.Write($"tools/{one}/any/Tool.dll", "");
        Assert.Equal(folder[$"tools/{expected}/any/Tool.dll"], NuGetToolPathResolver.Choose(folder.Path, ["tool.dll", "tool.exe"], framework));
    }

    [Fact]
    public void Without_the_builds_own_framework_the_highest_is_chosen()
    {
        using var folder = new TempDirectory();
        foreach (var one in new[] { "net48", "netcoreapp3.1", "net6.0", "net8.0" })
            folder.Write($"tools/{one}/any/tool.dll", "");
        Assert.Equal(folder["tools/net8.0/any/tool.dll"], NuGetToolPathResolver.Choose(folder.Path, ["tool.dll"], framework: null));
    }

    [Fact]
    public void A_framework_without_program_is_named()
    {
        using var folder = new TempDirectory();
        folder.Write("tools/net8.0/any/tool.dll", "");
        Assert.Contains("only for net8.0", Assert.Throws<ArgumentException>(() => NuGetToolPathResolver.Choose(folder.Path, ["tool.dll"], "net9.0")).Message, StringComparison.Ordinal);
        Assert.Contains("no file 'gone.dll'", Assert.Throws<ArgumentException>(() => NuGetToolPathResolver.Choose(folder.Path, ["gone.dll"], "net9.0")).Message, StringComparison.Ordinal);
    }

    private static PackageAssets Read(TempDirectory folder) => new((AbsolutePath)folder.Write("obj/project.assets.json", Assets.Replace("PACKAGES", folder["packages"], StringComparison.Ordinal)));
}
