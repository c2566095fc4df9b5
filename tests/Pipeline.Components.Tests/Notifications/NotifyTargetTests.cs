using Pipeline.Testing;

namespace Pipeline.Components.Tests.Notifications;

public sealed class NotifyTargetTests : IDisposable
{
    private const string FailedResult =
        """
        {
          "schemaVersion": 1, "stage": "UnitTest", "fingerprint": "", "commit": "c", "dirty": false, "inputTree": "t", "version": "1.0.0", "isRelease": false,
          "startedAt": "2026-01-01T00:00:00+00:00", "durationMs": 1, "result": { "status": "failed", "reason": "2 of 12 tests failed\nAdds" }
        }
        """;

    private static readonly Dictionary<string, string?> OnGitHub = new()
    {
        ["GITHUB_ACTIONS"] = "true",
        ["GITHUB_WORKFLOW"] = "Merge into main",
        ["GITHUB_ACTOR"] = "ada",
        ["GITHUB_REF_NAME"] = "main",
        ["GITHUB_REF_TYPE"] = "branch",
        ["GITHUB_SERVER_URL"] = "https://github.example.org",
        ["GITHUB_REPOSITORY"] = "acme/shop",
        ["GITHUB_RUN_ID"] = "7",
    };

    private readonly ShopBuild _shop = new();

    public void Dispose() => _shop.Dispose();

    [Fact]
    public async Task Without_a_webhook_the_end_of_a_local_run_is_printed()
    {
        var commit = _shop.Git.Git("rev-parse", "HEAD")[..12];

        var (exitCode, output) = await _shop.RunAsync("Notify", "--outcome", "success");

        Assert.True(exitCode == 0, output);
        Assert.Contains($"shop: a local run succeeded on main (commit {commit}, by {Environment.UserName})", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_workflow_is_named_with_its_link_and_what_failed()
    {
        _shop.Git.Write("artifacts/orders/unit-test/result.json", FailedResult);
        _shop.Git.Write("artifacts/orders/unit-test/log.txt", "red");
        _shop.Git.Write("artifacts/catalog/scan/result.json", "{");

        var (exitCode, output) = await _shop.RunAsync(OnGitHub, "Notify", "--outcome", "failure");

        Assert.True(exitCode == 0, output);
        Assert.Contains("shop: Merge into main failed on main (commit ", output, StringComparison.Ordinal);
        Assert.Contains(", by ada) https://github.example.org/acme/shop/actions/runs/7\norders failed at UnitTest: 2 of 12 tests failed (log: orders/unit-test/log.txt)\n", output, StringComparison.Ordinal);
        Assert.Contains("catalog/scan/result.json is no result of this stage: ignored.", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task How_the_run_ended_must_be_said()
    {
        var (exitCode, output) = await _shop.RunAsync("Notify");

        Assert.NotEqual(0, exitCode);
        Assert.Contains("--outcome success, failure or cancelled", output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at Pipeline.", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_webhook_that_cannot_be_reached_fails_the_target_without_showing_its_address()
    {
        var environment = new Dictionary<string, string?> { ["SLACK_WEBHOOK"] = "http://127.0.0.1:1/services/secret-token" };

        var (exitCode, output) = await _shop.RunAsync(environment, "Notify", "--outcome", "cancelled");

        Assert.NotEqual(0, exitCode);
        Assert.Contains("Slack cannot be reached", output, StringComparison.Ordinal);
        Assert.Contains($"The message waits in {Path.Combine(_shop.Git.Path, ".nuke", "temp", "slack", "outbox")}", output, StringComparison.Ordinal);
        Assert.DoesNotContain("127.0.0.1:1", output, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-token", output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("git", "Notify", "--outcome", "success")]
    [InlineData("git", "Doctor")]
    public async Task A_program_that_the_build_starts_does_not_inherit_the_webhook(string program, params string[] arguments)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "what is put before the program is a shell script");
        using var folder = new TempDirectory();
        var path = Environment.GetEnvironmentVariable("PATH");
        folder.Write($"bin/{program}", $"#!/bin/sh\nenv >> '{folder["inherited"]}'\nPATH='{path}' exec {program} \"$@\"\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder[$"bin/{program}"], UnixFileMode.UserRead | UnixFileMode.UserExecute);

        await _shop.RunAsync(
            new Dictionary<string, string?> { ["PATH"] = $"{folder["bin"]}:{path}", ["SLACK_WEBHOOK"] = "http://127.0.0.1:1/services/secret-token" },
            arguments);

        var inherited = await File.ReadAllTextAsync(folder["inherited"], TestContext.Current.CancellationToken);
        Assert.Contains("PATH=", inherited, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-token", inherited, StringComparison.Ordinal);
    }
}
