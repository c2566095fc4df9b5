using Pipeline.Core.Stages;
using Pipeline.Stages.UnitTest;
using Pipeline.Tools.DotNet;
using Pipeline.Tools.Processes;

namespace Pipeline.Stages.Tests.UnitTest;

public sealed class DotNetSuiteTests : IDisposable
{
    private readonly UnitTestScene _scene = new();

    [Fact]
    public async Task A_failing_test_of_a_dotnet_module_is_named_and_coverage_is_gathered_without_touching_the_sources()
    {
        WriteModule();

        var result = await _scene.RunAsync();

        Assert.True(result.Metrics.ContainsKey("coverage.line"), _scene.Log.ToString());
        Assert.Equal(StageStatus.Failed, result.Status);
        Assert.Equal("1 of 2 tests failed: Cart.Tests.PriceTests.Is_wrong (Assert.Equal() Failure: Values differ)", result.Reason);
        Assert.Equal(["coverage/Cart.Tests-Cart.Tests.cobertura.xml", "results/Cart.Tests-Cart.Tests.trx", "tests.json"], result.Files);
        Assert.Equal((1, 50), (result.Metrics["tests.passed"], result.Metrics["coverage.branch"]));
        Assert.Empty(Directory.EnumerateDirectories(_scene.ModuleDirectory, "obj", SearchOption.AllDirectories));

        var report = await new CoverageReport(new ReportGenerator(new ProcessRunner(), Path.Combine(_scene.Artifacts, "tools")))
            .WriteAsync(_scene.Artifacts, [UnitTestScene.ModuleName, "other"], "Shop", TextWriter.Null, TestContext.Current.CancellationToken);

        Assert.Equal(Path.Combine(_scene.Artifacts, "_coverage", "index.html"), report);
        Assert.DoesNotContain("PRO version", await File.ReadAllTextAsync(report!, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains("Cart.Price", await File.ReadAllTextAsync(report!, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_test_project_that_does_not_compile_fails_with_the_compilers_error()
    {
        WriteModule();
        _scene.Write("Cart/Price.cs", "namespace Cart; public static class Price { public static int Of(int x) => y; }");

        var result = await _scene.RunAsync();

        Assert.Equal(StageStatus.Failed, result.Status);
        Assert.Contains("error CS0103: The name 'y' does not exist", result.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_module_without_tests_is_skipped_with_the_reason()
    {
        _scene.Write("Cart/Cart.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\" />");

        var result = await _scene.RunAsync();

        Assert.Equal(StageStatus.Skipped, result.Status);
        Assert.StartsWith("'cart' has no unit tests", result.Reason, StringComparison.Ordinal);
    }

    public void Dispose() => _scene.Dispose();

    private void WriteModule()
    {
        _scene.Write("Cart/Cart.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>");
        _scene.Write("Cart/Price.cs", "namespace Cart; public static class Price { public static int Of(int count) { if (count > 10) { return count; } return count * 2; } }");
        _scene.Write("Cart.Tests/Cart.Tests.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework><OutputType>Exe</OutputType></PropertyGroup>
              <ItemGroup>
                <ProjectReference Include="../Cart/Cart.csproj" />
                <PackageReference Include="coverlet.collector" Version="10.0.1" />
                <PackageReference Include="Microsoft.NET.Test.Sdk" Version="18.11.0" />
                <PackageReference Include="xunit.runner.visualstudio" Version="4.0.1" />
                <PackageReference Include="xunit.v3.mtp-off" Version="4.0.2" />
              </ItemGroup>
            </Project>
            """);
        _scene.Write("Cart.Tests/PriceTests.cs", """
            using Xunit;
            namespace Cart.Tests;
            public sealed class PriceTests
            {
                [Fact] public void Is_right() => Assert.Equal(4, Price.Of(2));
                [Fact] public void Is_wrong() => Assert.Equal(5, Price.Of(2));
            }
            """);
    }
}
