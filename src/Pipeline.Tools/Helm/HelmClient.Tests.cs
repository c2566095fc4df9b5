using Pipeline.Core.Charts;

namespace Pipeline.Tools.Helm;

/// <content>The tests that a chart brings.</content>
public sealed partial class HelmClient
{
    /// <summary>Whether the newest revision of a release has hooks that are tests.</summary>
    public async Task<bool> HasTestsAsync(string release, string namespaceName, CancellationToken cancellationToken) =>
        HelmHooks.HaveTests(await HooksAsync(release, namespaceName, cancellationToken), $"The hooks of '{release}'");

    /// <summary>The hooks of a release's newest revision as YAML documents.</summary>
    public Task<string> HooksAsync(string release, string namespaceName, CancellationToken cancellationToken) =>
        ReadAsync($"the hooks of '{release}' could not be read", ["get", "hooks", "--namespace", namespaceName, "--", release], cancellationToken);

    /// <summary>Runs the tests of a release and writes what they say to <paramref name="log"/>.</summary>
    /// <exception cref="HelmException">One failed, or had not ended in time.</exception>
    public Task TestAsync(string release, string namespaceName, TimeSpan timeout, TextWriter log, CancellationToken cancellationToken) => RunAsync(
        $"the tests of '{release}' failed in namespace '{namespaceName}'",
        ["test", "--namespace", namespaceName, "--logs", "--timeout", Seconds(timeout), "--", release],
        log,
        "",
        cancellationToken);
}
