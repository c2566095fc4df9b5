namespace Pipeline.Engine.Tests.Scripts;

/// <summary>A machine needs no .NET SDK: build.sh fetches the one that the repository asks for.</summary>
public sealed class BootstrapTests(BashReuseTests.Build build) : IClassFixture<BashReuseTests.Build>
{
    private const string Installer = "https://dot.net/v1/dotnet-install.sh";

    [Theory]
    [InlineData("curl")]
    [InlineData("wget")]
    public async Task Without_an_SDK_the_version_of_global_json_is_installed_for_this_repository_alone(string downloader)
    {
        using var checkout = build.Copy();
        var machine = new BareMachine(checkout);
        machine.PutInstaller(downloader, machine.Installs);
        await AssertRunsAsync(checkout);
        Assert.EndsWith(Installer, Assert.Single(machine.Downloads), StringComparison.Ordinal);
        var arguments = Assert.Single(machine.Installations);
        Assert.Contains($"--install-dir {checkout[".nuke/temp/dotnet"]}", arguments, StringComparison.Ordinal);
        Assert.EndsWith(" --version 10.0.100 --no-path", arguments, StringComparison.Ordinal);
        Assert.Equal([checkout[".nuke/temp/dotnet"]], Left(checkout));
    }

    [Theory]
    [InlineData("""{"tools":{"version":"1.2.3"},"sdk":{"version":"10.0.100","rollForward":"latestFeature"},"other":{"version":"4.5.6"}}""", "--version 10.0.100")]
    [InlineData("""{"sdk":{"rollForward":"latestMajor"}}""", "--channel 10.0")]
    [InlineData(null, "--channel 10.0")]
    public async Task What_is_installed_is_what_global_json_says_of_the_SDK_else_the_channel_that_builds_are_written_for(string? pin, string wanted)
    {
        using var checkout = build.Copy();
        checkout.Delete("global.json");
        if (pin is not null)
            checkout.Write("global.json", pin);
        var machine = new BareMachine(checkout);
        machine.PutInstaller("curl", machine.Installs);
        await AssertRunsAsync(checkout);
        Assert.EndsWith($" {wanted} --no-path", Assert.Single(machine.Installations), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_SDK_that_does_not_satisfy_global_json_is_not_used()
    {
        using var checkout = build.Copy();
        var machine = new BareMachine(checkout);
        machine.Put("dotnet", "echo 'A compatible .NET SDK was not found.' >&2; exit 155");
        machine.PutInstaller("curl", machine.Installs);
        await AssertRunsAsync(checkout);
        Assert.Single(machine.Installations);
    }

    [Fact]
    public async Task An_SDK_too_old_for_builds_is_not_used_where_nothing_is_pinned()
    {
        using var checkout = build.Copy();
        checkout.Delete("global.json");
        var machine = new BareMachine(checkout);
        machine.Put("dotnet", "[ \"$1\" = --version ] && echo 8.0.404");
        machine.PutInstaller("curl", machine.Installs);
        await AssertRunsAsync(checkout);
        Assert.Single(machine.Installations);
    }

    [Fact]
    public async Task What_was_installed_is_used_from_then_on()
    {
        using var checkout = build.Copy();
        var machine = new BareMachine(checkout);
        machine.PutInstaller("curl", machine.Installs);
        await AssertRunsAsync(checkout);
        await AssertRunsAsync(checkout);
        File.Delete(checkout[".nuke/temp/build-inputs.stamp"]);
        await AssertRunsAsync(checkout);
        Assert.Single(machine.Downloads);
    }

    [Fact]
    public async Task What_the_build_starts_finds_what_was_installed()
    {
        using var checkout = build.Copy();
        var machine = new BareMachine(checkout);
        machine.PutInstaller("curl", machine.Installs);
        await AssertRunsAsync(checkout);
        var folder = checkout[".nuke/temp/dotnet"];
        Assert.Equal($"{folder}/dotnet {folder} {checkout["build/bin/_build.dll"]}", machine.Calls[^1]);
    }

    [Fact]
    public async Task A_failed_download_says_what_to_do_and_leaves_nothing()
    {
        using var checkout = build.Copy();
        var machine = new BareMachine(checkout);
        machine.Put("curl", """
            for file; do case $last in --output) echo 'echo half a' > "$file" ;; esac; last=$file; done
            echo 'curl: (18) transfer closed with outstanding read data remaining' >&2
            exit 18
            """);
        await AssertFailsAsync(checkout, "curl: (18)", Installer);

        machine.PutInstaller("curl", machine.Installs);
        await AssertRunsAsync(checkout);
    }

    [Fact]
    public async Task Without_a_program_that_downloads_it_says_which_would()
    {
        using var checkout = build.Copy();
        _ = new BareMachine(checkout);
        await AssertFailsAsync(checkout, "curl", "wget");
    }

    [Theory]
    [InlineData("echo '#!/bin/sh' > \"$folder/dotnet\"; chmod +x \"$folder/dotnet\"; echo 'No space left on device' >&2; exit 1", "No space left on device")]
    [InlineData("printf '#!/bin/sh\\nexit 155\\n' > \"$folder/dotnet\"; chmod +x \"$folder/dotnet\"", "global.json")]
    [InlineData("", "global.json")]
    public async Task A_failed_installation_says_why_and_leaves_nothing(string installation, string reason)
    {
        using var checkout = build.Copy();
        var machine = new BareMachine(checkout);
        machine.PutInstaller("curl", installation);
        await AssertFailsAsync(checkout, reason);

        machine.PutInstaller("curl", machine.Installs);
        await AssertRunsAsync(checkout);
        Assert.Equal(2, machine.Installations.Length);
    }

    private static async Task AssertRunsAsync(Checkout checkout)
    {
        var result = await checkout.RunAsync();
        Assert.True(result is { ExitCode: 0, Output: "Hello Ada, Log\n" }, result.All);
    }

    private static async Task AssertFailsAsync(Checkout checkout, params string[] words)
    {
        var result = await checkout.RunAsync();
        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.All([.. words, "The .NET SDK 10.0.100 could not be installed", "https://dotnet.microsoft.com/download"], word => Assert.Contains(word, result.Errors, StringComparison.Ordinal));
        Assert.Empty(Left(checkout));
    }

    /// <summary>What of an installation there is.</summary>
    private static string[] Left(Checkout checkout) => Directory.GetFileSystemEntries(checkout[".nuke/temp"], "dotnet*");
}
