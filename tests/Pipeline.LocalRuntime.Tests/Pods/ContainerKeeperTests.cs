using NSubstitute;
using Pipeline.LocalRuntime.Manifests;
using Pipeline.LocalRuntime.Pods;
using Pipeline.Tools.Containers;

namespace Pipeline.LocalRuntime.Tests.Pods;

public sealed class ContainerKeeperTests : IDisposable
{
    private readonly SteppedTime _time = new(new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
    private readonly IContainerEngine _engine = Substitute.For<IContainerEngine>();
    private readonly LocalRuntimeParts _parts;
    private readonly StringWriter _log = new();
    private ContainerDescription _container;
    private bool _isMine = true;

    public ContainerKeeperTests()
    {
        _parts = new LocalRuntimeParts(_engine, _time);
        _container = new ContainerDescription { Id = "1", Name = "pod_web", Image = "web", Status = ContainerStatus.Running, StartedAt = _time.GetUtcNow() };
        _engine.FindContainerAsync("pod_web", Arg.Any<CancellationToken>()).Returns(_ => _container);
        _engine.StartContainerAsync("pod_web", Arg.Any<CancellationToken>()).Returns(_ =>
        {
            _container = _container with { Status = ContainerStatus.Running, StartedAt = _time.GetUtcNow() };
            return Task.CompletedTask;
        });
    }

    public void Dispose()
    {
        _parts.Dispose();
        _log.Dispose();
    }

    [Fact]
    public async Task What_ends_is_started_again_at_once_and_the_second_time_after_ten_seconds()
    {
        var keeper = Keeper();
        End(7);
        await StepAsync(keeper);
        Assert.Equal((1, ContainerStatus.Running), (keeper.Record.Restarts, _container.Status));

        End(137, outOfMemory: true);
        var view = await StepAsync(keeper);

        Assert.Equal("it ended with exit code 137, out of memory (OOMKilled), and is started again after 10 s", view.Waiting);
        Assert.Equal((1, _time.GetUtcNow().AddSeconds(10)), (keeper.Record.Restarts, view.NextAt));
        _time.Advance(TimeSpan.FromSeconds(10));
        await StepAsync(keeper);
        Assert.Equal(2, keeper.Record.Restarts);
        Assert.Equal("pod web-1, container web: it ended with exit code 7; started again (restart 1).\npod web-1, container web: it ended with exit code 137, out of memory (OOMKilled); started again (restart 2).\n", _log.ToString().ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task After_ten_minutes_of_health_an_end_is_as_the_first()
    {
        var keeper = Keeper();
        End(1);
        await StepAsync(keeper);
        _time.Advance(TimeSpan.FromMinutes(11));
        End(1);
        await StepAsync(keeper);
        Assert.Equal(2, keeper.Record.Restarts);
    }

    [Fact]
    public async Task What_is_no_longer_ours_stays_as_it_is()
    {
        var keeper = Keeper();
        End(0);
        _isMine = false;
        await StepAsync(keeper);
        Assert.Equal((0, ContainerStatus.Exited), (keeper.Record.Restarts, _container.Status));
    }

    [Fact]
    public async Task A_container_that_somebody_removed_is_said_to_be_gone()
    {
        _engine.FindContainerAsync("pod_web", Arg.Any<CancellationToken>()).Returns((ContainerDescription?)null);
        Assert.Null((await StepAsync(Keeper())).Container);
    }

    private void End(int code, bool outOfMemory = false)
    {
        _time.Advance(TimeSpan.FromSeconds(1));
        _container = _container with { Status = ContainerStatus.Exited, ExitCode = code, OutOfMemory = outOfMemory, FinishedAt = _time.GetUtcNow() };
    }

    private static Task<ContainerView> StepAsync(ContainerKeeper keeper) =>
        keeper.StepAsync(new ContainerDescription { Id = "0", Name = "pod", Image = "", Status = ContainerStatus.Running, StartedAt = DateTimeOffset.MinValue }, "10.0.0.2", TestContext.Current.CancellationToken);

    private ContainerKeeper Keeper()
    {
        var template = new ContainerTemplate { Name = "web", Image = "web" };
        var pod = new PodRecord
        {
            Name = "web-1",
            Release = "web",
            Workload = "Deployment/web",
            Ends = false,
            Template = new PodTemplate { Labels = new Dictionary<string, string>(), Annotations = new Dictionary<string, string>(), InitContainers = [], Containers = [template], Volumes = new Dictionary<string, VolumeSource>() },
        };
        var terms = new KeepTerms
        {
            Backoff = RestartBackoff.OfKubelet,
            Log = _log,
            IfMineAsync = async act =>
            {
                if (_isMine)
                    await act();
                return _isMine;
            },
        };
        return new ContainerKeeper(_parts, pod, "pod", template, terms, _time);
    }
}
