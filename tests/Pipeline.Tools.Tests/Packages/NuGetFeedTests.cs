using Pipeline.Core.Errors;
using Pipeline.Testing;
using Pipeline.Tools.Packages;
using Pipeline.Tools.Processes;
using Pipeline.Tools.Tests.Provisioning;

namespace Pipeline.Tools.Tests.Packages;

/// <summary>The real NuGet of the .NET SDK, against a folder and against a feed on this machine.</summary>
public sealed class NuGetFeedTests : IDisposable
{
    private const string Key = "oy2k3y-of-the-feed";
    private readonly TempDirectory _packages = new();
    private readonly TempDirectory _folder = new();
    private readonly StringWriter _log = new();

    public NuGetFeedTests()
    {
        SamplePackage.Write(_packages.Path, "Sample.One", "1.0.0");
        SamplePackage.Write(_packages.Path, "Sample.Two", "1.0.0");
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _packages.Dispose();
        _folder.Dispose();
        _log.Dispose();
    }

    [Fact]
    public async Task A_feed_gets_every_package_with_its_symbols_and_a_second_push_changes_nothing()
    {
        using var feed = new LoopbackFeed(Key);
        feed.Configure(_packages.Path);
        string[] all = ["packages Sample.One 1.0.0", "symbols Sample.One 1.0.0", "packages Sample.Two 1.0.0", "symbols Sample.Two 1.0.0"];

        await new NuGetFeed(new ProcessRunner(), "loopback", Key).PushAsync(_packages.Path, _log, Token);
        Assert.Equal(all, feed.Taken);

        SamplePackage.Write(_packages.Path, "Sample.Three", "1.0.0");
        await new NuGetFeed(new ProcessRunner(), "loopback", Key).PushAsync(_packages.Path, _log, Token);
        Assert.Equal([.. all, "packages Sample.Three 1.0.0", "symbols Sample.Three 1.0.0"], feed.Taken);
    }

    [Fact]
    public async Task The_key_is_in_no_argument_and_in_no_log()
    {
        using var feed = new LoopbackFeed(Key);
        feed.Configure(_packages.Path);
        var seen = new SeenCommands(new ProcessRunner());

        await new NuGetFeed(seen, "loopback", Key).PushAsync(_packages.Path, _log, Token);

        Assert.All(seen.Commands, command => Assert.DoesNotContain(command.Arguments, argument => argument.Contains(Key, StringComparison.Ordinal)));
        Assert.DoesNotContain(Key, _log.ToString(), StringComparison.Ordinal);
        Assert.Equal(4, feed.Taken.Count);
    }

    [Fact]
    public async Task A_wrong_key_fails_in_the_feeds_words_without_the_key()
    {
        using var feed = new LoopbackFeed("another");
        feed.Configure(_packages.Path);

        var exception = await Assert.ThrowsAsync<CommandFailedException>(() => new NuGetFeed(new ProcessRunner(), "loopback", Key).PushAsync(_packages.Path, _log, Token));

        Assert.Contains("401", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, exception.Message, StringComparison.Ordinal);
        Assert.Empty(feed.Taken);
    }

    [Fact]
    public async Task In_a_folder_a_version_that_is_there_stays_as_it_is()
    {
        var first = await new NuGetFeed(new ProcessRunner(), _folder.Path).PushAsync(_packages.Path, _log, Token);
        var content = await File.ReadAllBytesAsync(_folder["Sample.One.1.0.0.nupkg"], Token);
        foreach (var file in Directory.GetFiles(_packages.Path))
            File.Delete(file);
        SamplePackage.Write(_packages.Path, "Sample.One", "1.0.0", "other content");

        var second = await new NuGetFeed(new ProcessRunner(), _folder.Path).PushAsync(_packages.Path, _log, Token);

        Assert.Equal(["Sample.One.1.0.0.nupkg", "Sample.Two.1.0.0.nupkg"], first);
        Assert.Empty(second);
        Assert.Equal(content, await File.ReadAllBytesAsync(_folder["Sample.One.1.0.0.nupkg"], Token));
    }

    [Fact]
    public async Task Where_there_is_no_package_it_says_how_to_make_one()
    {
        var exception = await Assert.ThrowsAsync<PipelineException>(() => new NuGetFeed(new ProcessRunner(), _folder.Path).PushAsync(_folder["none"], _log, Token));
        Assert.Contains("./build.sh Pack", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("6.14.0.116\n")]
    [InlineData("7.5.0-rc.1+abc\n")]
    public async Task A_NuGet_that_takes_the_key_as_an_argument_only_is_refused(string version)
    {
        var processes = new ScriptedProcesses();
        processes.Answer("dotnet nuget --version", version);

        var exception = await Assert.ThrowsAsync<PipelineException>(() => new NuGetFeed(processes, "loopback", Key).PushAsync(_packages.Path, _log, Token));

        Assert.Contains("expected NuGet 7.6 or later", exception.Message, StringComparison.Ordinal);
    }
}
