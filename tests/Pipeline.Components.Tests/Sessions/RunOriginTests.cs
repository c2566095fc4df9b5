using System.Text.Json;

namespace Pipeline.Components.Tests.Sessions;

public sealed class RunOriginTests : IDisposable
{
    private readonly StagedShop _shop = new();

    public void Dispose() => _shop.Dispose();

    [Fact]
    public async Task The_record_says_which_application_was_run_by_whom_and_how_without_secrets()
    {
        var (exitCode, output) = await _shop.RunAsync("UnitTest", "--api-key", "open sesame 4711", "--module", "catalog");

        Assert.True(exitCode == 0, output);
        var run = JsonDocument.Parse(_shop.Read("artifacts/run.json")).RootElement;
        Assert.Equal("shop", run.GetProperty("application").GetString());
        Assert.Equal("./build.sh UnitTest --api-key '***' --module catalog", run.GetProperty("command").GetString());
        Assert.Equal(Environment.UserName, run.GetProperty("who").GetString());
    }

    [Fact]
    public async Task On_a_build_server_it_was_the_account_that_started_the_workflow()
    {
        var variables = new Dictionary<string, string?> { ["GITHUB_ACTIONS"] = "true", ["GITHUB_ACTOR"] = "ada" };

        var (exitCode, output) = await _shop.RunAsync(variables, "UnitTest", "--module", "catalog");

        Assert.True(exitCode == 0, output);
        Assert.Equal("ada", JsonDocument.Parse(_shop.Read("artifacts/run.json")).RootElement.GetProperty("who").GetString());
    }
}
