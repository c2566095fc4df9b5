using Pipeline.Testing;
using Pipeline.Tools.DotNet;
using Pipeline.Tools.Processes;

namespace Pipeline.Tools.Tests.DotNet;

public sealed class DotNetSdkTests : IDisposable
{
    private const string Plain = "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>";
    private readonly TempDirectory _folder = new();

    [Fact]
    public async Task Projects_that_say_they_are_tests_are_found_in_order()
    {
        _folder.Write("m/B/B.csproj", "<Project><ItemGroup><PackageReference Version=\"1\" Include='Microsoft.NET.Test.Sdk' /></ItemGroup></Project>");
        _folder.Write("m/A/A.fsproj", "<Project><PropertyGroup><IsTestProject> true </IsTestProject></PropertyGroup></Project>");
        _folder.Write("m/C/C.csproj", Plain);
        _folder.Write("m/obj/X.csproj", "<IsTestProject>true</IsTestProject>");
        _folder.Write("m/node_modules/x/X.csproj", "<IsTestProject>true</IsTestProject>");
        _folder.Write("m/other/X.csproj", "<IsTestProject>true</IsTestProject>");

        Assert.Equal([_folder["m/A/A.fsproj"], _folder["m/B/B.csproj"]], await FindAsync(_folder["m/other"]));
    }

    [Fact]
    public async Task A_project_that_inherits_being_a_test_is_found_by_asking_msbuild()
    {
        _folder.Write("Directory.Build.props", "<Project><PropertyGroup><IsTestProject Condition=\"$(MSBuildProjectName.EndsWith('.Tests'))\">true</IsTestProject></PropertyGroup></Project>");
        _folder.Write("m/Cart.Tests/Cart.Tests.csproj", Plain);
        _folder.Write("m/Cart/Cart.csproj", Plain);

        Assert.Equal([_folder["m/Cart.Tests/Cart.Tests.csproj"]], await FindAsync());
    }

    public void Dispose() => _folder.Dispose();

    private Task<IReadOnlyList<string>> FindAsync(params string[] excluded) =>
        new DotNetSdk(new ProcessRunner()).FindTestProjectsAsync(_folder["m"], _folder.Path, excluded, TestContext.Current.CancellationToken);
}
