using System.Diagnostics;
using System.Globalization;

namespace Pipeline.Engine.Tests.Builds;

public sealed class CancellationTests
{
    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    public async Task A_signal_ends_the_children_with_theirs_and_runs_assured_targets(string signal, int exitCode)
    {
        using var sample = new Sample("cancel");
        using var build = sample.Start("Waits", "CleansUp", "Later");
        var output = build.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = build.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var pid = await WaitForNumberAsync(Path.Combine(sample.Root, "child.pid.new"));
        await SendAsync(signal, build.Id);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(30));
        await build.WaitForExitAsync(limit.Token);
        Assert.Equal(exitCode, build.ExitCode);
        Assert.False(IsAlive(pid), "The grandchild lives on.");
        Assert.Contains("cleaned up by a child", await output, StringComparison.Ordinal);
        Assert.DoesNotContain("never printed", await output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", await output + await errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_target_that_does_not_notice_is_given_up()
    {
        using var sample = new Sample("cancel");
        using var build = sample.Start("Ignores", "CleansUp");
        while (await build.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line && line != "waiting")
        {
        }

        await SendAsync("TERM", build.Id);
        var output = await build.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await build.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(143, build.ExitCode);
        Assert.Contains("Aborted", output, StringComparison.Ordinal);
        Assert.Contains("cleaned up by a child", output, StringComparison.Ordinal);
    }

    private static async Task SendAsync(string signal, int pid)
    {
        using var kill = Process.Start("kill", [$"-{signal}", pid.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<int> WaitForNumberAsync(string file)
    {
        while (!File.Exists(file) || !int.TryParse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), CultureInfo.InvariantCulture, out _))
            await Task.Delay(20, TestContext.Current.CancellationToken);
        return int.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), CultureInfo.InvariantCulture);
    }

    // A process that ended stays as a zombie (state Z) until its new parent has noticed.
    private static bool IsAlive(int pid)
    {
        var stat = $"/proc/{pid}/stat";
        return File.Exists(stat) && File.ReadAllText(stat).Split(") ")[^1][0] != 'Z';
    }
}
