using Pipeline.Core.Modules;
using Pipeline.Core.Stages;
using Pipeline.Testing;

namespace Pipeline.Stages.Tests.UnitTest.Conventions;

public sealed class NodeSuiteTests : IDisposable
{
    private readonly UnitTestScene _scene = new();

    public NodeSuiteTests() => Requires.Program("npm");

    [Fact]
    public async Task Tests_of_nodes_own_runner_are_counted_without_a_word_in_the_module()
    {
        Package("node --test");
        _scene.Write("price.test.js", "const test = require('node:test');\ntest('two digits', () => {});\ntest('none', { skip: true }, () => {});\n");

        var result = await _scene.RunAsync();

        Assert.Equal((StageStatus.Succeeded, null), (result.Status, result.Reason));
        Assert.Equal((2, 1, 1), (result.Metrics["tests.total"], result.Metrics["tests.passed"], result.Metrics["tests.skipped"]));
        Assert.Equal(["package.json", "price.test.js"], _scene.Tree());
    }

    [Fact]
    public async Task Every_run_of_a_script_counts()
    {
        Package("node --test one.js && node --test two.js");
        _scene.Write("one.js", "require('node:test')('first', () => {});\n");
        _scene.Write("two.js", "require('node:test')('second', () => { throw new Error('too dear'); });\n");

        var result = await _scene.RunAsync();

        Assert.Equal(StageStatus.Failed, result.Status);
        Assert.Equal("1 of 2 tests failed: test.second (too dear)", result.Reason);
    }

    [Fact]
    public async Task Tests_that_nobody_counted_are_not_called_a_number()
    {
        Package("node check.js");
        _scene.Write("check.js", "console.log('all fine');\n");

        var result = await _scene.RunAsync();

        Assert.Equal(StageStatus.Succeeded, result.Status);
        Assert.Equal("'npm test' ended well; how many tests ran is not known, since it wrote no JUnit XML to test-results in modules/cart", result.Reason);
        Assert.DoesNotContain("tests.total", result.Metrics.Keys);
    }

    [Fact]
    public async Task A_script_that_fails_uncounted_fails_the_stage()
    {
        Package("node check.js");
        _scene.Write("check.js", "process.exitCode = 2;\n");

        var result = await _scene.RunAsync();

        Assert.Equal(StageStatus.Failed, result.Status);
        Assert.StartsWith("'npm test' ended with exit code 2", result.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{ "scripts": { "test": "echo \"Error: no test specified\" && exit 1" } }""")]
    public async Task A_package_without_tests_skips_the_stage_and_names_the_key(string package)
    {
        _scene.Write("package.json", package);

        var result = await _scene.RunAsync();

        Assert.Equal(StageStatus.Skipped, result.Status);
        Assert.EndsWith("write 'test.command' in modules/cart/module.yaml.", result.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_convention_can_be_declined_with_the_reason()
    {
        Package("node --test");

        var result = await _scene.RunAsync(new TestSettings { Skip = "they need a browser" });

        Assert.Equal((StageStatus.Skipped, "they need a browser"), (result.Status, result.Reason));
    }

    [Fact]
    public async Task Packages_that_cannot_be_installed_without_a_trace_are_named()
    {
        _scene.Write("package.json", """{ "scripts": { "test": "node --test" }, "devDependencies": { "left-pad": "1.3.0" } }""");

        var result = await _scene.RunAsync();

        Assert.Equal(StageStatus.Failed, result.Status);
        Assert.StartsWith("The packages of modules/cart/package.json are not installed and it has no package-lock.json", result.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pnpm-lock.yaml", "modules/cart/pnpm-lock.yaml", "pnpm install && pnpm run test")]
    [InlineData("yarn.lock", "modules/cart/yarn.lock", "yarn install && yarn run test")]
    [InlineData("bun.lock", "modules/cart/bun.lock", "bun install && bun run test")]
    [InlineData("../../pnpm-lock.yaml", "pnpm-lock.yaml", "(cd ../.. && pnpm install) && pnpm run test")]
    [InlineData("../../package-lock.json", "package-lock.json", "(cd ../.. && npm ci) && npm run test")]
    public async Task Packages_of_another_manager_or_of_a_workspace_are_named_with_what_installs_them(string file, string named, string command)
    {
        Package("node --test", """, "dependencies": { "left-pad": "1.3.0" }""");
        _scene.Write(file, "");

        var result = await _scene.RunAsync();

        Assert.Equal(StageStatus.Failed, result.Status);
        Assert.StartsWith($"The packages of modules/cart/package.json, which {named} locks, are not installed. ", result.Reason, StringComparison.Ordinal);
        Assert.Contains($"command: [sh, -c, \"{command}\"]", result.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "node_modules", "Write 'node_modules/' in .gitignore")]
    [InlineData("node_modules/", "", "Write 'node_modules' in modules/cart/.dockerignore")]
    [InlineData("node_modules/", "**/node_modules/", null)]
    public async Task Packages_are_installed_where_neither_git_nor_the_image_sees_them(string gitignore, string dockerignore, string? refusal)
    {
        Package("node --test", """, "name": "cart", "version": "1.0.0", "dependencies": { "dep": "file:dep" }""");
        _scene.Write("package-lock.json", """{ "name": "cart", "version": "1.0.0", "lockfileVersion": 3, "requires": true, "packages": { "": { "name": "cart", "version": "1.0.0", "dependencies": { "dep": "file:dep" } }, "dep": { "version": "1.0.0" }, "node_modules/dep": { "resolved": "dep", "link": true } } }""");
        _scene.Write("dep/package.json", """{ "name": "dep", "version": "1.0.0" }""");
        _scene.Write("dep/index.js", "");
        _scene.Write("cart.test.js", "require('dep');\nrequire('node:test')('has what it needs', () => {});\n");
        _scene.Write(".gitignore", gitignore);
        _scene.Write(".dockerignore", dockerignore);
        using (var git = System.Diagnostics.Process.Start("git", ["init", "-q", _scene.ModuleDirectory]))
            await git.WaitForExitAsync(TestContext.Current.CancellationToken);

        var result = await _scene.RunAsync();

        if (refusal is null)
            Assert.Equal(1, result.Metrics["tests.passed"]);
        else
            Assert.Contains(refusal, result.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_package_is_named()
    {
        _scene.Write("package.json", "{");

        var exception = await Assert.ThrowsAsync<Pipeline.Core.Errors.PipelineException>(() => _scene.RunAsync());

        Assert.Contains("package.json is no JSON", exception.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _scene.Dispose();

    private void Package(string script, string more = "") => _scene.Write("package.json", "{ \"scripts\": { \"test\": \"" + script + "\" }" + more + " }");
}
