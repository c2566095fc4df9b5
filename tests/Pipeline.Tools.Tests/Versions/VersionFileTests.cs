using Pipeline.Core.Errors;
using Pipeline.Testing;
using Pipeline.Tools.Versions;
using Semver;

namespace Pipeline.Tools.Tests.Versions;

public sealed class VersionFileTests
{
    [Theory]
    [InlineData("VERSION", "1.0.0\n", "1.2.3\n")]
    [InlineData("VERSION", "1.0.0", "1.2.3")]
    [InlineData("VERSION", "", "1.2.3")]
    [InlineData("VERSION", "\ufeff1.0.0\r\n", "\ufeff1.2.3\r\n")]
    [InlineData("package.json", "{\n\t\"name\": \"é\",\n\t\"nested\": { \"version\": \"9\" },\n\t\"version\" :  \"1.0.0\" , \"x\": 1\n}", "{\n\t\"name\": \"é\",\n\t\"nested\": { \"version\": \"9\" },\n\t\"version\" :  \"1.2.3\" , \"x\": 1\n}")]
    [InlineData("Shop.csproj", "<Project Sdk=\"x\">\r\n  <!-- the <Version> -->\r\n  <PropertyGroup>\r\n    <Version> 1.0.0 </Version> <!-- kept -->\r\n  </PropertyGroup>\r\n</Project>", "<Project Sdk=\"x\">\r\n  <!-- the <Version> -->\r\n  <PropertyGroup>\r\n    <Version> 1.2.3 </Version> <!-- kept -->\r\n  </PropertyGroup>\r\n</Project>")]
    [InlineData("Directory.Build.props", "<Project>\n<ItemGroup><PackageReference><Version>9.9.9</Version></PackageReference></ItemGroup>\n<PropertyGroup><Version>$(X)</Version><Version>1.0.0</Version></PropertyGroup></Project>", "<Project>\n<ItemGroup><PackageReference><Version>9.9.9</Version></PackageReference></ItemGroup>\n<PropertyGroup><Version>$(X)</Version><Version>1.2.3</Version></PropertyGroup></Project>")]
    [InlineData("pyproject.toml", "[tool.other]\nversion = \"9\"\n\n[project] # ours\nname = \"x\"\nversion = '1.0.0' # kept\n", "[tool.other]\nversion = \"9\"\n\n[project] # ours\nname = \"x\"\nversion = '1.2.3' # kept\n")]
    [InlineData("package-lock.json", "{ \"version\": \"1.0.0\", \"packages\": { \"\": { \"name\": \"x\", \"version\": \"1.0.0\" }, \"node_modules/y\": { \"version\": \"1.0.0\" } }, \"dependencies\": { \"\": { \"version\": \"1.0.0\" } } }", "{ \"version\": \"1.2.3\", \"packages\": { \"\": { \"name\": \"x\", \"version\": \"1.2.3\" }, \"node_modules/y\": { \"version\": \"1.0.0\" } }, \"dependencies\": { \"\": { \"version\": \"1.0.0\" } } }")]
    [InlineData("Cargo.toml", "[package]\nname = \"x\"\nversion = \"1.0.0\"\n\n[dependencies]\ny = \"1.0.0\"\n\n[dependencies.z]\nversion = \"1.0.0\"\n", "[package]\nname = \"x\"\nversion = \"1.2.3\"\n\n[dependencies]\ny = \"1.0.0\"\n\n[dependencies.z]\nversion = \"1.0.0\"\n")]
    [InlineData("Cargo.toml", "[workspace.package]\nversion = \"1.0.0\"\n[[bin]]\nversion = \"9\"\n", "[workspace.package]\nversion = \"1.2.3\"\n[[bin]]\nversion = \"9\"\n")]
    [InlineData("Shop.csproj", "<Project><PropertyGroup><VersionPrefix>1.0.0</VersionPrefix><VersionSuffix>dev</VersionSuffix></PropertyGroup></Project>", "<Project><PropertyGroup><VersionPrefix>1.2.3</VersionPrefix><VersionSuffix>dev</VersionSuffix></PropertyGroup></Project>")]
    [InlineData("Shop.csproj", "<Project><PropertyGroup><VersionPrefix>1.0.0</VersionPrefix><Version>1.0.0</Version></PropertyGroup></Project>", "<Project><PropertyGroup><VersionPrefix>1.0.0</VersionPrefix><Version>1.2.3</Version></PropertyGroup></Project>")]
    [InlineData("Chart.yaml", "# chart\napiVersion: v2\ndependencies:\n  - name: redis\n    version: 17.0.0\nversion: \"1.0.0\" # kept\nappVersion: \"x\"\n", "# chart\napiVersion: v2\ndependencies:\n  - name: redis\n    version: 17.0.0\nversion: \"1.2.3\" # kept\nappVersion: \"x\"\n")]
    public void Only_the_version_is_replaced(string name, string before, string after)
    {
        using var folder = new TempDirectory();
        File.WriteAllText(folder[name], before);

        var file = VersionFile.Read(folder.Path, name)!;

        Assert.Equal(after, System.Text.Encoding.UTF8.GetString(file.With(new SemVersion(1, 2, 3))));
    }

    [Theory]
    [InlineData("package.json", "{ \"name\": \"x\" }")]
    [InlineData("Shop.csproj", "<Project><PropertyGroup><AssemblyVersion>1.0.0</AssemblyVersion></PropertyGroup></Project>")]
    [InlineData("pyproject.toml", "[project]\nname = \"x\"\ndynamic = [\"version\"]\n")]
    [InlineData("Cargo.toml", "[package]\nversion.workspace = true\n")]
    [InlineData("package-lock.json", "{ \"packages\": { \"node_modules/y\": { \"version\": \"1.0.0\" } } }")]
    [InlineData("Chart.yaml", "name: x\nversion: 0.0.0\n")]
    [InlineData("readme.md", "1.0.0")]
    public void A_file_that_carries_no_version_is_left_alone(string name, string content)
    {
        using var folder = new TempDirectory();
        folder.Write(name, content);

        Assert.Null(VersionFile.Read(folder.Path, name));
    }

    [Theory]
    [InlineData("package.json", "{ \"version\": 1 }")]
    [InlineData("package.json", "not json")]
    [InlineData("Shop.csproj", "<Project>")]
    [InlineData("Shop.csproj", "<!DOCTYPE x [<!ENTITY y SYSTEM \"file:///etc/passwd\">]><Project><PropertyGroup><Version>&y;</Version></PropertyGroup></Project>")]
    [InlineData("Chart.yaml", "version: [")]
    public void A_broken_file_is_named(string name, string content)
    {
        using var folder = new TempDirectory();
        folder.Write(name, content);

        Assert.Contains(name, Assert.Throws<PipelineException>(() => VersionFile.Read(folder.Path, name)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1.2.3-rc.4", "1.2.3rc4")]
    [InlineData("1.2.3-dev", "1.2.3.dev0")]
    [InlineData("1.2.3-beta.1", "1.2.3b1")]
    [InlineData("1.2.3", "1.2.3")]
    public void Python_gets_its_own_spelling(string version, string expected)
    {
        using var folder = new TempDirectory();
        folder.Write("pyproject.toml", "[project]\nversion = \"1.0.0\"\n");
        var file = VersionFile.Read(folder.Path, "pyproject.toml")!;

        Assert.Equal($"[project]\nversion = \"{expected}\"\n", System.Text.Encoding.UTF8.GetString(file.With(SemVersion.Parse(version, SemVersionStyles.Strict))));
    }

    [Theory]
    [InlineData("1.2.0.dev0", "1.2.0-dev.0")]
    [InlineData("1.2.0rc3", "1.2.0-rc.3")]
    [InlineData("1.2.0-rc.3", "1.2.0-rc.3")]
    [InlineData("v1.2.0A1", "1.2.0-alpha.1")]
    [InlineData("1.2b", "1.2.0-beta.0")]
    [InlineData("1.2.0b2.dev4", "1.2.0-beta.2.dev.4")]
    [InlineData("1", "1.0.0")]
    [InlineData("1.2.0.post1", null)]
    [InlineData("tomorrow", null)]
    public void Python_is_read_in_its_own_spelling(string text, string? expected)
    {
        using var folder = new TempDirectory();
        folder.Write("pyproject.toml", $"[project]\nversion = \"{text}\"\n");

        Assert.Equal(expected, VersionFile.Read(folder.Path, "pyproject.toml")!.Version?.ToString());
    }

    [Fact]
    public void The_prefix_of_a_version_has_its_numbers_alone()
    {
        using var folder = new TempDirectory();
        folder.Write("Shop.csproj", "<Project><PropertyGroup><VersionPrefix>1.0.0</VersionPrefix></PropertyGroup></Project>");
        var version = SemVersion.Parse("1.2.0-rc.1", SemVersionStyles.Strict);

        folder.Write("Shop.csproj", System.Text.Encoding.UTF8.GetString(VersionFile.Read(folder.Path, "Shop.csproj")!.With(version)));

        var file = VersionFile.Read(folder.Path, "Shop.csproj")!;
        Assert.Equal(("1.2.0", true), (file.Current, file.Says(version)));
    }

    [Theory]
    [InlineData("VERSION", "v1.0.0\n", "v1.2.3\n")]
    [InlineData("VERSION", "1.0.0 # by hand\n", "1.2.3 # by hand\n")]
    [InlineData("VERSION", "\n", "1.2.3\n")]
    [InlineData("version.txt", "1.0.0\n", "1.2.3\n")]
    [InlineData("pyproject.toml", "[project]\ndescription = \"\"\"\nversion = \"9\"\n[tool]\n\"\"\"\nversion = \"1.0.0\"\n", "[project]\ndescription = \"\"\"\nversion = \"9\"\n[tool]\n\"\"\"\nversion = \"1.2.3\"\n")]
    [InlineData("pyproject.toml", "[project]\nlists = [\n  [\"a]\"], # ]\n  [\"b\"]\n]\nversion = \"1.0.0\"\n", "[project]\nlists = [\n  [\"a]\"], # ]\n  [\"b\"]\n]\nversion = \"1.2.3\"\n")]
    [InlineData("pyproject.toml", "[\"project\"]\r\n\"version\" = '1.0.0'\r\n", "[\"project\"]\r\n\"version\" = '1.2.3'\r\n")]
    [InlineData("pyproject.toml", "[project]\nversion = \"\"\"1.0.0\"\"\"\n", "[project]\nversion = \"\"\"1.2.3\"\"\"\n")]
    [InlineData("pyproject.toml", "project.version = \"1.0.0\"\n[other]\nversion = \"9\"\n", "project.version = \"1.2.3\"\n[other]\nversion = \"9\"\n")]
    [InlineData("pyproject.toml", "[tool.poetry]\nversion = \"9\"\n[project]\nversion = \"1.0.0\"", "[tool.poetry]\nversion = \"9\"\n[project]\nversion = \"1.2.3\"")]
    [InlineData("Cargo.toml", "package = { name = \"x\", version = \"1.0.0\" }\ny = { version = \"9\" }\n", "package = { name = \"x\", version = \"1.2.3\" }\ny = { version = \"9\" }\n")]
    [InlineData("Cargo.toml", "[package]\nmetadata = { version = \"9\" }\nescaped = \"a\\\"\"\nversion = \"1.0.0\"\n", "[package]\nmetadata = { version = \"9\" }\nescaped = \"a\\\"\"\nversion = \"1.2.3\"\n")]
    [InlineData("Chart.yaml", "version: &v 1.0.0\nappVersion: *v\n", "version: &v 1.2.3\nappVersion: *v\n")]
    [InlineData("Chart.yaml", "version: !!str \"1.0.0\"\n", "version: !!str \"1.2.3\"\n")]
    [InlineData("Chart.yaml", "version: >-\n  1.0.0\nname: x\n", "version: >-\n  1.2.3\nname: x\n")]
    [InlineData("Shop.csproj", "<Project><PropertyGroup><PackageVersion>1.0.0</PackageVersion></PropertyGroup></Project>", "<Project><PropertyGroup><PackageVersion>1.2.3</PackageVersion></PropertyGroup></Project>")]
    public void The_version_is_found_in_every_form(string name, string before, string after)
    {
        using var folder = new TempDirectory();
        File.WriteAllText(folder[name], before);

        Assert.Equal(after, System.Text.Encoding.UTF8.GetString(VersionFile.Read(folder.Path, name)!.With(new SemVersion(1, 2, 3))));
    }

    [Theory]
    [InlineData("VERSION", "MAJOR=1\nMINOR=2\n")]
    [InlineData("VERSION", "# comment\n1.0.0\n")]
    [InlineData("Chart.yaml", "version:\nname: x\n")]
    [InlineData("Cargo.toml", "[[package]]\nversion = \"1.0.0\"\n")]
    [InlineData("Cargo.toml", "[package]\nversion = \"1.0")]
    [InlineData("Cargo.toml", "[package\n= }{ ]\n\"\n'''")]
    public void What_is_no_version_is_not_overwritten(string name, string content)
    {
        using var folder = new TempDirectory();
        folder.Write(name, content);

        Assert.Null(VersionFile.Read(folder.Path, name));
    }

    [Theory]
    [InlineData("1.2.3-next.4", "1.2.3.dev4")]
    [InlineData("1.2.3-canary", "1.2.3.dev0")]
    [InlineData("1.2.3-rc.1.2", "1.2.3.dev2")]
    [InlineData("1.2.3-rc1", "1.2.3-rc1")]
    [InlineData("1.2.3+5", "1.2.3+5")]
    public void Python_gets_only_what_it_can_read(string version, string expected)
    {
        using var folder = new TempDirectory();
        folder.Write("pyproject.toml", "[project]\nversion = \"1.0.0\"\n");
        var file = VersionFile.Read(folder.Path, "pyproject.toml")!;

        Assert.Equal($"[project]\nversion = \"{expected}\"\n", System.Text.Encoding.UTF8.GetString(file.With(SemVersion.Parse(version, SemVersionStyles.Strict))));
    }

    [Theory]
    [InlineData("pyproject.toml", "[project]\nversion = \"1.2.0.0\"\n")]
    [InlineData("pyproject.toml", "[project]\nversion = \"1.2\"\n")]
    [InlineData("pyproject.toml", "[project]\nversion = \"1.2.0+local.1\"\n")]
    [InlineData("Shop.csproj", "<Project><PropertyGroup><Version>1.2</Version></PropertyGroup></Project>")]
    [InlineData("Shop.csproj", "<Project><PropertyGroup><Version>1.2.0.0</Version></PropertyGroup></Project>")]
    public void Another_spelling_of_a_version_says_the_same(string name, string content)
    {
        using var folder = new TempDirectory();
        folder.Write(name, content);

        Assert.True(VersionFile.Read(folder.Path, name)!.Says(new SemVersion(1, 2, 0)));
    }
}
