using System.Text.RegularExpressions;
using Pipeline.Core.Artifacts;

namespace Pipeline.Tools.Helm;

/// <content>Charts: checking, rendering, packaging, and OCI registries.</content>
public sealed partial class HelmClient
{
    /// <summary>Checks a chart (<c>helm lint</c>).</summary>
    public Task LintAsync(string chart, TextWriter log, CancellationToken cancellationToken) =>
        RunAsync($"the chart in '{chart}' is broken", ["lint", "--", chart], log, "Mend the chart; 'helm lint' shows the same.", cancellationToken);

    /// <summary>Renders a chart as <c>helm upgrade --install</c> would send it, hooks included.</summary>
    /// <returns>A stream of YAML documents.</returns>
    public Task<string> TemplateAsync(string release, string namespaceName, string chart, IReadOnlyList<string> valuesFiles, CancellationToken cancellationToken) =>
        ReadAsync(
            $"the chart '{Path.GetFileName(chart)}' cannot be rendered",
            ["template", "--namespace", namespaceName, .. Values(valuesFiles), "--", release, chart],
            cancellationToken);

    /// <summary>Fetches and packs what a chart depends on into its folder <c>charts</c>, by its Chart.lock where it has one.</summary>
    internal Task BuildDependenciesAsync(string chart, TextWriter log, CancellationToken cancellationToken) => RunAsync(
        $"the dependencies of the chart in '{chart}' could not be built",
        ["dependency", "build", "--", chart],
        log,
        "Check Chart.yaml and the repositories that it names; 'helm dependency update' brings Chart.lock up to date.",
        cancellationToken);

    /// <summary>Packages a chart folder.</summary>
    /// <returns>The absolute path of <c>&lt;name&gt;-&lt;version&gt;.tgz</c> in <paramref name="destination"/>.</returns>
    public async Task<string> PackageAsync(string chart, string destination, TextWriter log, CancellationToken cancellationToken)
    {
        var output = await RunAsync(
            $"the chart in '{chart}' could not be packaged", ["package", "--destination", destination, "--", chart], log, "Mend the chart.", cancellationToken);
        return PackagedTo().Match(output) is { Success: true } match
            ? Path.GetFullPath(match.Groups[1].Value.Trim())
            : throw new HelmException($"the chart in '{chart}' could not be packaged", HelmFault.Other, $"no path in '{output}'", "");
    }

    /// <summary>Pushes a packaged chart to an OCI registry.</summary>
    /// <param name="package">The <c>.tgz</c>.</param>
    /// <param name="parent">The repository above the chart's own: <c>oci://host/prefix/charts</c>.</param>
    /// <param name="log">Receives Helm's output.</param>
    /// <param name="cancellationToken">Stops the push.</param>
    public async Task<PublishedChart> PushAsync(string package, string parent, TextWriter log, CancellationToken cancellationToken)
    {
        var failure = $"'{Path.GetFileName(package)}' could not be pushed to {parent}";
        var output = await RunAsync(failure, ["push", "--", package, parent], log, "Check the repository and the login ('helm registry login').", cancellationToken);
        return ReadPublished(output, PushedTo(), failure);
    }

    /// <summary>Pulls a packaged chart from an OCI registry into <paramref name="destination"/>, as <c>&lt;name&gt;-&lt;version&gt;.tgz</c>.</summary>
    /// <returns>The chart, with the digest that the registry gave.</returns>
    public async Task<PublishedChart> PullAsync(string reference, string version, string destination, TextWriter log, CancellationToken cancellationToken)
    {
        var failure = $"{reference}:{version} could not be pulled";
        var output = await RunAsync(
            failure, ["pull", "--version", version, "--destination", destination, "--", reference], log, "Check that the chart was published.", cancellationToken);
        return ReadPublished(output, PulledFrom(), failure);
    }

    /// <summary>Logs in to a registry; the password goes through standard input.</summary>
    public async Task LoginAsync(string host, string user, string password, CancellationToken cancellationToken)
    {
        var command = await CommandAsync(["registry", "login", "--username", user, "--password-stdin", "--", host], cancellationToken);
        command = command with { StandardInput = password, Secrets = [.. command.Secrets, password] };
        var result = await _runner.RunAsync(command, null, cancellationToken);
        if (result.ExitCode != 0)
            throw Failure($"the login to {host} failed", result, "Check user name and password.");
    }

    private static PublishedChart ReadPublished(string output, Regex pattern, string failure)
    {
        var reference = pattern.Match(output);
        return reference.Success && Digest.TryParse(DigestLine().Match(output).Groups[1].Value, out var digest)
            ? new PublishedChart($"oci://{reference.Groups[1].Value}", digest)
            : throw new HelmException(failure, HelmFault.Other, $"no digest in '{output}'", "Use Helm 3.8 or later.");
    }

    private static IEnumerable<string> Values(IReadOnlyList<string> files) => files.SelectMany(file => new[] { "--values", file });

    [GeneratedRegex(@"saved it to: (.+)$", RegexOptions.Multiline)]
    private static partial Regex PackagedTo();

    [GeneratedRegex(@"^Pushed: (\S+)", RegexOptions.Multiline)]
    private static partial Regex PushedTo();

    [GeneratedRegex(@"^Pulled: (\S+)", RegexOptions.Multiline)]
    private static partial Regex PulledFrom();

    [GeneratedRegex(@"^Digest: (\S+)", RegexOptions.Multiline)]
    private static partial Regex DigestLine();
}
