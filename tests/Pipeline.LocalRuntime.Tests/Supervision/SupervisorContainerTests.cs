using Pipeline.LocalRuntime.Supervision;
using Pipeline.Tools.Containers;
using Pipeline.Tools.Processes;

namespace Pipeline.LocalRuntime.Tests.Supervision;

public sealed class SupervisorContainerTests(LocalRuntimeFixture fixture) : LocalScene(fixture), IClassFixture<LocalRuntimeFixture>
{
    private const int Somebody = 1234;

    [Fact]
    public async Task It_begins_in_a_folder_of_a_user_who_is_not_root()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.UserName == "root", "only root gives a folder to somebody else");
        var space = new LocalNamespace(Namespace, Fixture.StateDirectory);
        space.EnsureFolder();
        await new ProcessRunner().RunAsync(new Command("chown", $"{Somebody}", space.Folder), null, Token);

        await using (var engine = await EngineAsync())
        {
            var group = await StatAsync("%g", engine.Socket!);
            await EnsureAsync(space, _ => $"{Somebody}:{group}");
        }

        Assert.Equal("", Logged);
        Assert.Equal($"{Somebody}", await StatAsync("%u", space.SupervisedMark));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private async Task EnsureAsync(LocalNamespace space, Func<string, string> userOf)
    {
        await using var engine = await EngineAsync();
        await engine.CreateNetworkAsync(space.Network, new Dictionary<string, string> { [LocalLabels.Namespace] = space.Name }, Token);
        await new SupervisorContainer(engine, new SupervisorImage(engine), TimeProvider.System, userOf).EnsureAsync(space, Log, Token);
    }

    private static async Task<string> StatAsync(string format, string path) => (await new ProcessRunner().ReadAsync(new Command("stat", ["-L", "-c", format, path]), Token)).Trim();

    private static Task<IContainerEngine> EngineAsync() => new ContainerEngineFinder(new ProcessRunner()).FindAsync(Token);
}
