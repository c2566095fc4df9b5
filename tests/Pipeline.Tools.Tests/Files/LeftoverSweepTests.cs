using System.Diagnostics;
using Pipeline.Testing;
using Pipeline.Tools.Files;
using Pipeline.Tools.Processes;

namespace Pipeline.Tools.Tests.Files;

public sealed class LeftoverSweepTests : IDisposable
{
    private readonly TempDirectory _place = new();
    private readonly TemporaryFolder _own;

    public LeftoverSweepTests() => _own = TemporaryFolder.TakeOver(Abandoned("own"))!;

    public void Dispose()
    {
        _own.Dispose();
        _place.Dispose();
    }

    [Fact]
    public async Task A_folder_whose_owner_is_gone_is_removed_and_said()
    {
        var abandoned = Abandoned("kubernetes");

        Assert.Equal([$"the folder {abandoned}"], await SweepAsync());

        Assert.False(Directory.Exists(abandoned));
        Assert.True(Directory.Exists(_own.Root));
    }

    [Fact]
    public async Task A_folder_whose_owner_lives_stays()
    {
        using var living = TemporaryFolder.TakeOver(Abandoned("index"))!;

        Assert.Empty(await SweepAsync());

        Assert.True(Directory.Exists(living.Root));
    }

    [Fact]
    public async Task A_folder_that_is_just_being_made_stays()
    {
        var young = Directory.CreateDirectory(_place["pipeline-build-young"]);

        Assert.Empty(await SweepAsync());

        Assert.True(young.Exists);
    }

    [Fact]
    public async Task A_link_is_not_followed()
    {
        Requires.Linux();
        var elsewhere = Directory.CreateDirectory(_place["elsewhere"]).FullName;
        File.WriteAllText(Path.Combine(elsewhere, "lock"), "");
        Directory.CreateSymbolicLink(_place["pipeline-build-link"], elsewhere);
        Directory.CreateSymbolicLink(Path.Combine(Abandoned("inner"), "files"), elsewhere);

        await SweepAsync();

        Assert.True(File.Exists(Path.Combine(elsewhere, "lock")));
    }

    [Fact]
    public async Task A_folder_of_another_user_stays_whoever_sweeps()
    {
        Requires.Linux();
        Assert.SkipUnless(Environment.UserName == "root", "Only root can give a folder away.");
        var foreign = Abandoned("foreign");
        await new ProcessRunner().ReadAsync(new Command("chown", "12345", foreign), TestContext.Current.CancellationToken);

        Assert.Empty(await SweepAsync());

        Assert.True(Directory.Exists(foreign));
    }

    [Fact]
    public async Task What_an_abandoned_build_started_is_ended_whoever_its_parent_is_and_nothing_else()
    {
        Requires.Linux();
        var abandoned = Abandoned("run");
        var left = await StartOrphanAsync(new ProcessRunner(mark: abandoned));
        var other = await StartOrphanAsync(new ProcessRunner(mark: _own.Root));
        try
        {
            var removed = await SweepAsync();

            Assert.Equal([$"the process {left.Id} (sleep)", $"the folder {abandoned}"], removed);
            await left.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.False(other.HasExited);
        }
        finally
        {
            other.Kill();
        }
    }

    private Task<IReadOnlyList<string>> SweepAsync() => new LeftoverSweep(new ProcessRunner(), _own).RunAsync(TestContext.Current.CancellationToken);

    private string Abandoned(string name)
    {
        var folder = Directory.CreateDirectory(_place[$"pipeline-build-{name}"]).FullName;
        File.WriteAllText(Path.Combine(folder, "lock"), "");
        return folder;
    }

    // Its parent, the shell, ends at once.
    private static async Task<Process> StartOrphanAsync(ProcessRunner runner) => Process.GetProcessById(int.Parse(
        await runner.ReadAsync(new Command("sh", "-c", "sleep 600 > /dev/null 2>&1 & echo $!"), TestContext.Current.CancellationToken), System.Globalization.CultureInfo.InvariantCulture));
}
