using Nuke.Common;
using Pipeline.Components.Graph;
using Pipeline.Components.Operations;
using Pipeline.Tools.Load;

namespace Pipeline.Components;

/// <summary>LoadTest: the deployed modules that declare one are tested under load, with a report (D14). With a record of releases what is found is evidence about the bundle that runs there.</summary>
public interface ILoadTest : IDeploy
{
    /// <summary>Requests a second. Default: as each module declares.</summary>
    [Parameter("Requests a second of the load test; as declared when left out")]
    double? LoadRate => TryGetValue<double?>(() => LoadRate);

    /// <summary>For how long it is measured. Default: as each module declares.</summary>
    [Parameter("How long the load test measures, such as 00:00:30 (hours:minutes:seconds); as declared when left out")]
    TimeSpan? LoadDuration => TryGetValue<TimeSpan?>(() => LoadDuration);

    /// <summary>The address of the service, with a path when it is another than the declared one. Default: the deployed module's own.</summary>
    [Parameter("Address that the load test asks; that of the deployed module when left out")]
    string? LoadUrl => TryGetValue(() => LoadUrl) is { Length: > 0 } address ? address : null;

    /// <summary>What sends the requests. Default: k6 when it is on PATH, wrk when it is and no rate is declared, else the built-in generator.</summary>
    [Parameter("What sends the requests of the load test: auto (default), built-in, k6 or wrk")]
    LoadGeneratorChoice LoadGenerator => TryGetValue<LoadGeneratorChoice?>(() => LoadGenerator) ?? LoadGeneratorChoice.Auto;

    /// <summary>Tests what is deployed under load, and fails when its thresholds do not hold.</summary>
    Target LoadTest => _ => _
        .Description("Test the deployed modules under load, with a report")
        .After(OperationTargets.Before(this))
        .Checked(this)
        .Executes(() => LoadTestSession.RunAsync(this));
}
