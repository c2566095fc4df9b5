using System.Globalization;
using System.Text.Json;
using Pipeline.Core.Artifacts;
using Pipeline.Core.Errors;
using Pipeline.Core.Modules;
using Pipeline.Core.Stages;
using Pipeline.Stages.Verification;
using Pipeline.Tools.Files;
using Pipeline.Tools.Helm;
using Pipeline.Tools.Slack;

namespace Pipeline.Stages.Deploy;

/// <summary>
/// Deploys the published chart of a module into the environment's namespace, waits until it is ready, and tells the channel
/// (D6). The release is named like the module. What is deployed is what the registry holds under the recorded digest.
/// </summary>
/// <remarks>Writes <c>notification.json</c>, the message as it was sent or printed.</remarks>
/// <param name="helm">Pulls the chart.</param>
/// <param name="deployers">Chooses where to deploy.</param>
/// <param name="notifier">Tells the channel.</param>
/// <param name="options">The environment, and how long to wait.</param>
internal sealed class DeployStage(HelmClient helm, Deployers deployers, INotifier notifier, DeployOptions options) : IStage
{
    /// <inheritdoc/>
    public Stage Kind => Stage.Deploy;

    /// <inheritdoc/>
    public Resource Resource => Resource.Cluster;

    /// <inheritdoc/>
    public async ValueTask<string?> DescribeSettingsAsync(Module module, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(module);
        return $"to {(await deployers.ChooseAsync(cancellationToken)).Place}, namespace {options.Environment.Namespace}{(options.Environment.ValuesOf(module.Name) is { } values ? $" with {values}" : "")}{(options.Environment.Quota is { } quota ? $", quota {quota}" : "")}{string.Concat(module.Smoke.Select(check => $", {check} {check.Status} {check.Contains}"))}";
    }

    /// <inheritdoc/>
    public async ValueTask<bool> IsIntactAsync(StageContext context, StageResult recorded, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(recorded);
        if (recorded.Status == StageStatus.Skipped)
            return true;
        // Whoever names a plan wants it held against what is there now.
        if (options.Plan is not null)
            return false;
        var (deployer, _) = await deployers.ChooseAsync(cancellationToken);
        return recorded.Outputs.GetValueOrDefault("runtime") == deployer.Runtime
            && int.TryParse(recorded.Outputs.GetValueOrDefault("revision"), CultureInfo.InvariantCulture, out var revision)
            && await deployer.IsRunningAsync(ReleaseOf(context), revision, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<StageResult> RunAsync(StageContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Module.Chart is null)
            return StageResult.Skip("the module has no chart");
        var chart = DeployRequests.ChartOf(context.Module.Name, context.Earlier(Stage.Chart));
        if (options.Journal?.Refusal is { } refusal)
            return StageResult.Skip(refusal);
        var (deployer, place) = await deployers.ChooseAsync(cancellationToken);
        await context.Log.WriteLineAsync($"Deploying {chart.Reference} ({chart.Digest}) to {place}, namespace {options.Environment.Namespace}.".AsMemory(), cancellationToken);
        await options.OnBegin();
        var started = options.Time.GetTimestamp();
        StageResult result;
        try
        {
            result = await DeployAsync(context, chart, deployer, cancellationToken);
        }
        catch (HelmException exception) when (exception.Fault == HelmFault.RegistryUnavailable)
        {
            throw new TransientStageException(exception.Message, exception);
        }
        catch (PipelineException exception)
        {
            result = StageResult.Failure(exception.Message);
        }

        if (result.Status == StageStatus.Failed)
            options.Journal?.Failed(context.Module.Name);

        return await NotifyAsync(context, result, options.Time.GetElapsedTime(started), cancellationToken);
    }

    private async Task<StageResult> DeployAsync(StageContext context, Artifact chart, IDeployer deployer, CancellationToken cancellationToken)
    {
        // Values may be secrets: they never lie below the artifacts.
        using var folder = TemporaryFolder.Create("deploy");
        var description = $"{context.Version} of commit {context.Source.Commit}, chart {chart.Digest}{(options.Note is { } note ? $", {note}" : "")}";
        var request = await new DeployRequests(helm, options).CreateAsync(context.Module.Name, context.Earlier(Stage.Chart)!, description, folder.Path, context.Log, cancellationToken);
        if (options.Journal is { } journal)
        {
            var noted = request;
            request = request with { OnHeld = token => journal.BeginAsync(deployer, noted, token) };
        }

        var deployed = await deployer.DeployAsync(request, context.Log, cancellationToken);
        if (options.Journal is { } reached)
            await reached.ReachedAsync(deployer, request.Release.Name, deployed.Revision, cancellationToken);
        var outputs = new Dictionary<string, string>
        {
            ["release"] = request.Release.Name,
            ["namespace"] = request.Release.Namespace,
            ["runtime"] = deployer.Runtime,
            ["revision"] = deployed.Revision.ToString(CultureInfo.InvariantCulture),
        };
        if (deployed.Endpoint is not null)
            outputs["endpoint"] = deployed.Endpoint.ToString().TrimEnd('/');
        if (deployed.Public is not null)
            outputs["public"] = deployed.Public.ToString().TrimEnd('/');
        var verified = await new DeploymentVerification(deployer, options.Timeout, options.Time).RunAsync(context.Module, request.Release, context.Log, cancellationToken);
        var failure = verified.Failure(context.Module.Name);
        return new StageResult
        {
            Status = failure is null ? StageStatus.Succeeded : StageStatus.Failed,
            Reason = failure ?? verified.Remark() ?? (deployed.IsUnchanged ? $"nothing to change: revision {deployed.Revision} is this very chart" : null),
            Metrics = verified.Metrics,
            Outputs = outputs,
        };
    }

    private async Task<StageResult> NotifyAsync(StageContext context, StageResult result, TimeSpan duration, CancellationToken cancellationToken)
    {
        var endpoint = result.Outputs.GetValueOrDefault("endpoint");
        var notification = new DeploymentNotification
        {
            Channel = options.Channel,
            Module = context.Module.Name,
            Version = context.Version.ToString(),
            Environment = options.Environment.Name,
            Commit = context.Source.Commit,
            Succeeded = result.Status == StageStatus.Succeeded,
            Remark = result.Reason?.Split('\n')[0],
            Who = options.Who,
            Duration = duration,
            Link = options.RunLink ?? (endpoint is null ? null : new Uri(endpoint)),
        };
        const string file = "notification.json";
        await File.WriteAllTextAsync(Path.Combine(context.OutputDirectory, file), JsonSerializer.Serialize(notification, NotificationJsonContext.Default.DeploymentNotification) + "\n", cancellationToken);
        result = result with { Files = [.. result.Files, file] };
        try
        {
            await notifier.NotifyAsync(notification, cancellationToken);
            return result;
        }
        catch (NotificationException exception)
        {
            await context.Log.WriteLineAsync(exception.Message.AsMemory(), cancellationToken);
            return result with { Reason = result.Reason ?? $"deployed, but nobody was told: {exception.Message}" };
        }
    }

    private ReleaseName ReleaseOf(StageContext context) => new(context.Module.Name, options.Environment.Namespace);
}
