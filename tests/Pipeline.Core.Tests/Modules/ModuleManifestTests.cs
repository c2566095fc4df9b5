using Pipeline.Core.Modules;
using Pipeline.Core.Verification;

namespace Pipeline.Core.Tests.Modules;

public sealed class ModuleManifestTests
{
    [Fact]
    public void Every_field_is_read()
    {
        var manifest = Parse("""
            name: orders
            dependsOn: [catalog]
            buildsOn: [runtime]
            shared: [libs/common, ../proto]
            image:
              dockerfile: docker/Dockerfile
              context: ..
              target: final
              args: { CONFIGURATION: Release, DEBUG: false }
              prepare: [dotnet, publish, -o, out]
            test:
              command: [sh, test.sh]
              results: ["reports/*.xml"]
              coverage: ["reports/*.info"]
            chart: deploy/chart
            deployNotes: [Warm the cache, "Tell support: it takes ten minutes"]
            """);

        Assert.Equal("orders", manifest.Name);
        Assert.Equal(["catalog"], manifest.DependsOn);
        Assert.Equal(["runtime"], manifest.BuildsOn);
        Assert.Equal(["libs/common", "modules/proto"], manifest.SharedPaths);
        Assert.Equal(("docker/Dockerfile", "..", "final"), (manifest.Image!.Dockerfile, manifest.Image.Context, manifest.Image.Target));
        Assert.Equal([new("CONFIGURATION", "Release"), new("DEBUG", "false")], manifest.Image.Arguments);
        Assert.Equal(["dotnet", "publish", "-o", "out"], manifest.Image.Prepare);
        Assert.Equal(["sh", "test.sh"], manifest.Test!.Command);
        Assert.Equal(["reports/*.xml"], manifest.Test.Results);
        Assert.Equal(["reports/*.info"], manifest.Test.Coverage);
        Assert.Equal("deploy/chart", manifest.Chart);
        Assert.Equal(["Warm the cache", "Tell support: it takes ten minutes"], manifest.DeployNotes);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing yet\n")]
    [InlineData("{}")]
    public void An_empty_manifest_says_nothing(string text)
    {
        var manifest = Parse(text);

        Assert.Null(manifest.Name);
        Assert.Empty(manifest.DependsOn);
    }

    [Fact]
    public void All_mistakes_are_listed_with_their_lines()
    {
        var exception = Assert.Throws<InvalidModulesException>(() => Parse("""
            name: Orders
            dependson: [catalog]
            buildsOn: runtime
            image:
              dokerfile: x
              context: ../../..
            test:
              command: [sh, [nested]]
            shared: [/etc]
            """));

        Assert.Equal(
            """
            modules/orders/module.yaml:3: buildsOn is a list, such as [a, b].
            modules/orders/module.yaml:9: '/etc' is not inside the repository; expected a path from its root, or one that begins with ./ or ../
            modules/orders/module.yaml:6: '../../..' is not inside the repository; expected a path relative to the module's folder.
            modules/orders/module.yaml:5: The key 'image.dokerfile' is unknown; did you mean 'dockerfile'? Known here: dockerfile, context, target, args, prepare.
            modules/orders/module.yaml:8: An entry of test.command is a text on one line, not empty.
            modules/orders/module.yaml:2: The key 'dependson' is unknown; did you mean 'dependsOn'? Known here: name, dependsOn, buildsOn, shared, image, test, chart, smoke, deployNotes.
            modules/orders/module.yaml:1: 'Orders' cannot be a module's name; expected a DNS label: lower-case letters, digits and hyphens, a letter first, no hyphen last, at most 53, which is Helm's limit for the name of a release, and no word that YAML takes for another value than a text (null, true, false, yes, no, on, off, y, n).
            """,
            exception.Message);
    }

    [Fact]
    public void What_a_deployed_module_must_answer_is_read()
    {
        var manifest = ModuleManifest.Parse("smoke:\n- path: /healthz\n- { path: '/?q=1', status: 404, contains: nothing }\n", "modules/orders/module.yaml");

        Assert.Equal([new HttpCheck { Path = "/healthz" }, new HttpCheck { Path = "/?q=1", Status = 404, Contains = "nothing" }], manifest.Smoke);
    }

    [Fact]
    public void Every_check_that_is_none_is_named_with_its_line()
    {
        var exception = Assert.Throws<InvalidModulesException>(() => ModuleManifest.Parse("smoke:\n- path: healthz\n- status: 200\n- { path: /a, status: good }\n- { path: /b, status: 999 }\n- /c\n- { path: /d, body: x }\n", "m/module.yaml"));

        Assert.Equal(
            """
            m/module.yaml:6: smoke[4] has keys and values below it.
            m/module.yaml:2: 'healthz' with status 200 is no check: a path begins with one / and has no spaces, such as /healthz.
            m/module.yaml:3: smoke[1] has no path; expected one such as path: /healthz.
            m/module.yaml:4: 'good' is no status of HTTP; expected a number such as 200.
            m/module.yaml:5: '/b' with status 999 is no check: a status is a number from 100 to 599.
            m/module.yaml:7: The key 'smoke[4].body' is unknown. Known here: path, status, contains.
            """,
            exception.Message[(exception.Message.IndexOf("m/module", StringComparison.Ordinal))..]);
    }

    [Theory]
    [InlineData("name: [", ":2: This is no YAML")]
    [InlineData("name: a\nname: b", "no YAML")]
    [InlineData("- a", ":1: Expected keys and values")]
    [InlineData("name: a\n---\nname: b", "A second document")]
    [InlineData("dependsOn: &x [a]\nbuildsOn: *x", "alias *x is not supported")]
    [InlineData("name:", "text on one line")]
    [InlineData("test: { command: [a], target: b }", "exclude each other")]
    [InlineData("image: { target: --output=/tmp/x }", ":1: '--output=/tmp/x' is no build stage")]
    [InlineData("test: { target: -x }", ":1: '-x' is no build stage")]
    [InlineData("image: { dockerfile: -f }", ":1: '-f' would be read as an option")]
    [InlineData("image: { context: -f }", ":1: '-f' would be read as an option")]
    [InlineData("chart: ../../../etc", ":1: '../../../etc' is no place of a chart")]
    [InlineData("chart: ../web/chart", ":1: '../web/chart' is no place of a chart")]
    [InlineData("chart: /etc/chart", ":1: '/etc/chart' is no place of a chart")]
    [InlineData("chart: charts/*", ":1: 'charts/*' is no place of a chart")]
    [InlineData("chart: --output=x", ":1: '--output=x' is no place of a chart")]
    [InlineData("test: { results: [../other/*.xml] }", ":1: '../other/*.xml' leaves the module's folder")]
    [InlineData("test: { coverage: [/tmp/*.xml] }", ":1: '/tmp/*.xml' leaves the module's folder")]
    [InlineData("test: { results: ['**/../*.xml'] }", ":1: '**/../*.xml' leaves the module's folder")]
    [InlineData("test: { coverage: ['*/../../orders/x.xml'] }", ":1: '*/../../orders/x.xml' leaves the module's folder")]
    [InlineData("test: { results: ['../orders/x.xml'] }", ":1: '../orders/x.xml' leaves the module's folder")]
    [InlineData("test: { results: ['x\\..\\..\\y.xml'] }", "leaves the module's folder")]
    [InlineData("name: a123456789012345678901234567890123456789012345678901234", "at most 53")]
    public void What_is_no_manifest_is_refused_with_its_place(string text, string expected)
    {
        var exception = Assert.Throws<InvalidModulesException>(() => Parse(text));

        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
        Assert.StartsWith("modules/orders/module.yaml:", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_chart_beside_the_module_is_taken_where_it_is_shared() => Assert.Equal("../../charts/orders", Parse("shared: [charts]\nchart: ../../charts/orders\n").Chart);

    [Fact]
    public void A_name_of_53_characters_is_taken() => Assert.Equal(53, Parse("name: a1234567890123456789012345678901234567890123456789012").Name!.Length);

    [Fact]
    public void Deep_nesting_is_refused_before_it_is_loaded() =>
        Assert.Contains("nested", Assert.Throws<InvalidModulesException>(() => Parse(new string('[', 60_000))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_huge_file_is_refused() =>
        Assert.Contains("at most 65536", Assert.Throws<InvalidModulesException>(() => Parse(new string('#', 70_000))).Message, StringComparison.Ordinal);

    private static ModuleManifest Parse(string text) => ModuleManifest.Parse(text, "modules/orders/module.yaml");
}
