using System.Diagnostics;
using System.Globalization;
using Pipeline.Testing;

namespace Pipeline.Components.Tests.Sessions;

/// <summary>A build that is really killed, and the next one.</summary>
public sealed class KilledBuildTests : IDisposable
{
    private readonly StagedShop _shop = new();
    private readonly TempDirectory _place = new();

    public void Dispose()
    {
        _shop.Dispose();
        _place.Dispose();
    }

    [Fact]
    public async Task What_a_killed_build_left_is_removed_at_the_next_start()
    {
        Requires.Linux();
        var started = _place["started"];
        await _shop.KillWhenAsync(
            () => File.Exists(started),
            Environment($"sleep 600 > /dev/null 2>&1 & echo $! > {started}.new && mv {started}.new {started} && wait"),
            "IntegrationTest");
        using var child = Process.GetProcessById(int.Parse(await File.ReadAllTextAsync(started, TestContext.Current.CancellationToken), CultureInfo.InvariantCulture));
        Assert.NotEmpty(Folders());

        var (exitCode, output) = await _shop.RunAsync(Environment(""), "Clone");

        Assert.True(exitCode == 0, output);
        await child.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Empty(Folders());
        Assert.Contains($"Removed the process {child.Id} (sleep), left by a build that was killed", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_build_that_ends_by_itself_leaves_no_folder()
    {
        var (exitCode, output) = await _shop.RunAsync(Environment(""), "Clone");

        Assert.True(exitCode == 0, output);
        Assert.Empty(Folders());
    }

    private string[] Folders() => Directory.GetDirectories(_place.Path, "pipeline-build-*");

    private Dictionary<string, string?> Environment(string command) => new() { ["TMPDIR"] = _place.Path, ["COMMAND"] = command };
}
