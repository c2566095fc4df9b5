using System.Globalization;
using Pipeline.Tools.Processes;

namespace Pipeline.Tools.Containers;

/// <summary>The command line that builds an image; the four builders differ in a few options.</summary>
internal static class BuildCommand
{
    public static Command For(string program, EngineBuilder builder, ImageBuild build, string idFile)
    {
        List<string> arguments = [.. Verb(builder), "--file", build.Dockerfile, "--iidfile", idFile];
        if (build.Target is { } target)
            arguments.AddRange(["--target", target]);
        foreach (var tag in build.Tags)
            arguments.AddRange(["--tag", tag]);
        foreach (var (name, value) in build.Arguments.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            arguments.AddRange(["--build-arg", $"{name}={value}"]);
        foreach (var (name, value) in build.Labels.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            arguments.AddRange(["--label", $"{name}={value}"]);
        if (build.LayersOf is { } source)
            arguments.AddRange(Layers(builder, source));
        if (build.Created is { } created)
            arguments.AddRange(CreationTime(builder, created.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)));
        return new Command(program, [.. arguments, build.Context]) { Environment = Environment(builder) };
    }

    private static IReadOnlyList<string> Verb(EngineBuilder builder) => builder switch
    {
        // A builder of its own keeps its images to itself unless told to load them.
        EngineBuilder.Buildx => ["buildx", "build", "--load", "--progress", "plain"],
        EngineBuilder.BuildKit => ["build", "--progress", "plain"],
        EngineBuilder.Classic => ["build", "--force-rm"],
        _ => ["build"],
    };

    private static IReadOnlyList<string> Layers(EngineBuilder builder, string source) => builder switch
    {
        EngineBuilder.Buildx => ["--cache-from", $"type=registry,ref={source}", "--cache-to", "type=inline"],
        EngineBuilder.BuildKit => ["--cache-from", source, "--build-arg", "BUILDKIT_INLINE_CACHE=1"],
        _ => [],
    };

    private static IReadOnlyList<string> CreationTime(EngineBuilder builder, string seconds) => builder switch
    {
        EngineBuilder.Buildx or EngineBuilder.BuildKit => ["--build-arg", $"SOURCE_DATE_EPOCH={seconds}"],
        EngineBuilder.Buildah => ["--timestamp", seconds],
        _ => [],
    };

    private static Dictionary<string, string?> Environment(EngineBuilder builder) => builder switch
    {
        // An attestation holds the time of the build: the digest would never be the same twice.
        EngineBuilder.Buildx => new() { ["DOCKER_BUILDKIT"] = "1", ["BUILDX_NO_DEFAULT_ATTESTATIONS"] = "1" },
        EngineBuilder.BuildKit => new() { ["DOCKER_BUILDKIT"] = "1" },
        EngineBuilder.Classic => new() { ["DOCKER_BUILDKIT"] = "0" },
        _ => [],
    };
}
