using System.Runtime.CompilerServices;
using Nuke.Common.Tooling;
using Pipeline.Testing;

namespace Pipeline.Engine.Tests.Scripts;

public sealed class CommandScriptTests
{
    [Fact]
    public void A_shell_that_is_given_the_script_of_Windows_runs_its_own()
    {
        using var folder = new TempDirectory();
        folder.Write("build.sh", "printf '[%s]' \"$@\"\n");
        File.Copy(Script(), folder["build.cmd"]);
        using var process = ProcessTasks.StartShell("./build.cmd Test --name 'a b'", folder.Path, logOutput: false, logInvocation: false);
        Assert.Equal("[Test][--name][a b]", process.AssertZeroExitCode().Output.StdToText());
    }

    private static string Script([CallerFilePath] string caller = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(caller)!, "../../../build.cmd"));
}
