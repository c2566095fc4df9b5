using System.IO.Compression;
using Nuke.Common.Tooling;
using Nuke.Common.Tools.DotNet;
using Pipeline.Testing;
using Serilog.Events;

namespace Pipeline.Engine.Tests.Tools;

public sealed class DotNetTasksTests
{
    private const string Specification = """
        <?xml version="1.0"?>
        <package><metadata><id>Sample</id><version>1.0.0</version><authors>Ada</authors><description>A sample.</description></metadata></package>
        """;

    [Fact]
    public void Dotnet_runs_with_arguments()
    {
        var output = DotNetTasks.DotNet("--version", logOutput: false, logInvocation: false);
        Assert.Matches(@"^\d+\.\d+\.\d+", output.StdToText());
    }

    [Fact]
    public void All_settings_run_before_a_failure_is_reported()
    {
        var failures = Assert.Throws<AggregateException>(() => DotNetTasks.DotNetBuild(
            settings => settings.DisableProcessOutputLogging().CombineWith(["/gone/a.csproj", "/gone/b.csproj"], (one, project) => one.SetProjectFile(project)),
            degreeOfParallelism: 2,
            completeOnFailure: true));
        Assert.Equal(2, failures.InnerExceptions.Count);
    }

    [Fact]
    public void A_package_is_pushed()
    {
        using var folder = new TempDirectory();
        Directory.CreateDirectory(folder["feed"]);
        using (var package = ZipFile.Open(folder["Sample.1.0.0.nupkg"], ZipArchiveMode.Create))
        using (var writer = new StreamWriter(package.CreateEntry("Sample.nuspec").Open()))
            writer.Write(Specification);

        DotNetTasks.DotNetNuGetPush(_ => _.SetTargetPath(folder["Sample.1.0.0.nupkg"]).SetSource(folder["feed"]).DisableProcessOutputLogging());

        Assert.True(File.Exists(folder["feed/Sample.1.0.0.nupkg"]));
    }

    [Theory]
    [InlineData("a.cs(1,2): warning CS0168: never used", LogEventLevel.Warning)]
    [InlineData("a.cs(1,2): error CS0103: no such name", LogEventLevel.Error)]
    [InlineData("Restored after all", LogEventLevel.Information)]
    public void What_the_compiler_says_has_its_level(string line, LogEventLevel level)
    {
        using var log = new RecordedLog();
        new DotNetTasks().GetLogger()(OutputType.Err, line);
        Assert.Equal([level], log.LevelsOf(line));
    }
}
