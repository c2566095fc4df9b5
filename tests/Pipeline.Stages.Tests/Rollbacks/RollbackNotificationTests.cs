using NSubstitute;
using Pipeline.Core.Environments;
using Pipeline.Core.Rollbacks;
using Pipeline.Core.Runs;
using Pipeline.Shared;
using Pipeline.Stages.Deploy;
using Pipeline.Stages.Rollbacks;
using Pipeline.Testing;
using Pipeline.Tools.Slack;

namespace Pipeline.Stages.Tests.Rollbacks;

/// <summary>A message that cannot be delivered: as after a deployment, what was done stands, and whoever reads the output, the record or the log learns of it.</summary>
public sealed class RollbackNotificationTests : IDisposable
{
    private const string Secret = "t0p-s3cret";
    private const string Refusal = "Slack refused the message: it answered 403.";
    private readonly TempDirectory _artifacts = new();
    private readonly IDeployer _deployer = Substitute.For<IDeployer>();
    private readonly SilentNotifier _notifier = new();
    private readonly StringWriter _output = new();

    public RollbackNotificationTests()
    {
        _deployer.Runtime.Returns("local");
        _deployer.HistoryAsync(default!, default).ReturnsForAnyArgs([]);
        _deployer.HistoryAsync(new ReleaseName("catalog", "shop"), Arg.Any<CancellationToken>()).Returns([Revision(1), Revision(2)]);
    }

    public void Dispose()
    {
        _artifacts.Dispose();
        _output.Dispose();
    }

    [Fact]
    public async Task A_rollback_that_nobody_could_be_told_of_succeeds_and_says_so()
    {
        var record = await RollbackAsync();

        Assert.Equal((RunVerdict.Succeeded, RollbackOutcome.RolledBack), (record.Verdict, record.Modules[0].Outcome));
        Assert.Equal($"the last deployment changed it; nobody was told: {Refusal}", record.Modules[0].Reason);
        Assert.Contains(Refusal, await File.ReadAllTextAsync(_artifacts["catalog/rollback/log.txt"], TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains($"catalog: nobody was told: {Refusal}", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rollback_that_failed_is_told_with_both_reasons()
    {
        _deployer.RollbackAsync(default!, default, default, default!, default).ReturnsForAnyArgs(Task.FromException(new DeployException("it did not become ready")));

        var record = await RollbackAsync();

        Assert.Equal((RunVerdict.Failed, RollbackOutcome.Failed), (record.Verdict, record.Modules[0].Outcome));
        Assert.Contains($"catalog failed: it did not become ready; nobody was told: {Refusal}", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_secret_that_a_program_printed_is_shown_nowhere()
    {
        _deployer.RollbackAsync(default!, default, default, default!, default).ReturnsForAnyArgs(async call =>
        {
            await call.Arg<TextWriter>().WriteLineAsync($"password={Secret}");
            throw new DeployException($"password '{Secret}' was refused");
        });
        _notifier.Answer = _ => Task.FromException(new NotificationException($"{Secret} is no channel"));

        var record = await RollbackAsync();

        var log = await File.ReadAllTextAsync(_artifacts["catalog/rollback/log.txt"], TestContext.Current.CancellationToken);
        Assert.Equal("password=***\npassword '***' was refused\nnobody was told: *** is no channel\n", log);
        Assert.Equal("password '***' was refused; nobody was told: *** is no channel", record.Modules[0].Reason);
        Assert.DoesNotContain(Secret, _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_was_interrupted_before_its_message_is_recorded_as_done()
    {
        using var interruption = new CancellationTokenSource();
        _deployer.RollbackAsync(default!, default, default, default!, default).ReturnsForAnyArgs(_ => interruption.CancelAsync());
        _notifier.Answer = Task.FromCanceled;

        var record = await RollbackAsync(interruption.Token);

        Assert.Equal(RollbackOutcome.RolledBack, record.Modules[0].Outcome);
        Assert.Contains("catalog: nobody was told: ", _output.ToString(), StringComparison.Ordinal);
    }

    private async Task<RollbackRecord> RollbackAsync(CancellationToken cancellationToken = default)
    {
        var options = new DeployOptions { Environment = new DeployEnvironment { Name = "staging", Namespace = "shop" }, Channel = "#staging", Who = "Ada" };
        var rollback = new EnvironmentRollback(_deployer, _notifier, options, _artifacts.Path, TimeProvider.System, SecretPatterns.Of(Secret));
        var plan = await rollback.PlanAsync(RollbackScene.Graph.Ordered, TestContext.Current.CancellationToken);
        return await rollback.RunAsync(plan, RollbackScene.Graph, _output, cancellationToken);
    }

    private static ReleaseRevision Revision(int number) =>
        new(number, DateTimeOffset.UnixEpoch.AddHours(number), number == 2 ? "deployed" : "superseded", $"catalog-1.{number}.0-{RollbackScene.Commit(number)}", $"1.{number}.0 of commit {RollbackScene.Commit(number)}, chart sha256:{new string('0', 64)}");

    private sealed class SilentNotifier : INotifier
    {
        public Func<CancellationToken, Task> Answer { get; set; } = _ => Task.FromException(new NotificationException(Refusal));

        public Task NotifyAsync(Notification notification, CancellationToken cancellationToken) => Answer(cancellationToken);
    }
}
