using Pipeline.Core.Errors;
using Pipeline.Tools.Git;
using Pipeline.Tools.Packages;
using Serilog;

namespace Pipeline.Components.Sessions;

/// <summary>What the targets about packages do.</summary>
internal static class PackageSession
{
    public static async Task CheckAsync(IPublishPackages build)
    {
        using var signals = new SignalCancellation();
        await CheckAsync(build, signals.Token);
    }

    public static async Task PublishAsync(IPublishPackages build)
    {
        using var signals = new SignalCancellation();
        // A job that skips what an earlier job did skips this too.
        await CheckAsync(build, signals.Token);
        RequireVersion(build);
        var feed = new NuGetFeed(SecretVariables.WithheldBy(build), build.PackageSource, build.PackageKey);
        var packages = await feed.PushAsync(build.PublishedPackages, Console.Out, signals.Token);
        foreach (var package in packages)
            Log.Information("{Package:l} is at {Source:l}", package, build.PackageSource);
        if (packages.Count == 0)
            Log.Information("Every package is at {Source:l} already", build.PackageSource);
    }

    private static async Task CheckAsync(IPublishPackages build, CancellationToken cancellationToken)
    {
        var workTree = await GitWorkTree.OpenAsync(SecretVariables.WithheldBy(build), build.RootDirectory, cancellationToken);
        var commit = await PackageTag.RequireAsync(workTree, build.PackageTag!, build.PackageBranch, cancellationToken);
        Log.Information("{Tag:l} is {Commit:l} on {Branch:l}", build.PackageTag, commit[..7], build.PackageBranch);
    }

    // A package's name ends with its version; NuGet writes no other.
    private static void RequireVersion(IPublishPackages build)
    {
        var end = $".{build.PackageVersion}.nupkg";
        var others = Directory.Exists(build.PublishedPackages)
            ? Directory.GetFiles(build.PublishedPackages, "*.nupkg").Select(file => Path.GetFileName(file)).Where(name => !name.EndsWith(end, StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal).ToList()
            : [];
        if (others.Count > 0)
            throw new PipelineException($"Not of the version {build.PackageVersion}, which the tag {build.PackageTag} says: {string.Join(", ", others)}. Pack them anew: ./build.sh Pack --package-tag {build.PackageTag}");
    }
}
