using System.ComponentModel;
using System.Diagnostics;
using Pipeline.Shared;

namespace Pipeline.Tools.Tests.Shared;

public sealed class ChildProcessTests
{
    [Fact]
    public void A_program_is_found_on_PATH_only()
    {
        var here = Path.Combine(Directory.GetCurrentDirectory(), "only-in-this-folder");
        File.WriteAllText(here, "#!/bin/sh\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(here, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        try
        {
            Assert.Throws<Win32Exception>(() => ChildProcess.Start(new ProcessStartInfo("only-in-this-folder")));
            using var process = ChildProcess.Start(new ProcessStartInfo(here));
            Assert.True(process.WaitForExit(TimeSpan.FromMinutes(1)));
        }
        finally
        {
            File.Delete(here);
        }
    }

    [Fact]
    public async Task Lines_are_read_to_the_last_one_also_without_line_break()
    {
        using var process = ChildProcess.Start(new ProcessStartInfo("printf", ["%s\\n%s", "ä", "b"]));
        var lines = new List<string>();
        await ChildProcess.ReadLinesAsync(process.StandardOutput, lines.Add);
        Assert.Equal(["ä", "b"], lines);
    }

    [Fact]
    public async Task A_process_is_ended_with_its_children_and_may_have_ended_before()
    {
        using var process = ChildProcess.Start(new ProcessStartInfo("sh", ["-c", "sleep 1000 & echo $!; wait"]));
        var child = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        ChildProcess.Kill(process);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        // The child's end closes the output that it holds.
        Assert.Equal("", await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken));
        Assert.NotNull(child);
        ChildProcess.Kill(process);
    }
}
