using System.Globalization;
using System.Runtime.InteropServices;
using Pipeline.Core.Dockerfiles;
using Pipeline.Core.Errors;

namespace Pipeline.Stages.BuildImage;

/// <summary>Reviews the parents of a Dockerfile before it is built (A2).</summary>
internal static class ParentReview
{
    private const int MaximumSize = 1 << 20;

    /// <summary>What moves, one line each: <c>path:line: problem</c>, the path relative to the repository.</summary>
    /// <exception cref="PipelineException">The file is no Dockerfile.</exception>
    public static async Task<IReadOnlyList<string>> FindAsync(StageContext context, ImageInputs inputs, ParentRule rule, CancellationToken cancellationToken)
    {
        var file = Path.GetRelativePath(context.Source.Directory, inputs.Dockerfile).Replace('\\', '/');
        if (new FileInfo(inputs.Dockerfile).Length > MaximumSize)
            throw new PipelineException($"{file} is larger than {MaximumSize >> 10} KiB, which no Dockerfile is. Name the right file with 'image.dockerfile' in the module's module.yaml.");
        try
        {
            var dockerfile = Dockerfile.Parse(await File.ReadAllTextAsync(inputs.Dockerfile, cancellationToken));
            var own = rule with { OwnImages = [.. rule.OwnImages, .. inputs.OwnImages] };
            return [.. own.Check(dockerfile.FindParents(WithPlatform(inputs.Arguments))).Select(finding => $"{file}:{finding.Parent.Line}: {finding.Problem}")];
        }
        catch (DockerfileException exception)
        {
            throw new PipelineException($"{file}, {exception.Message}.", exception);
        }
    }

    // BuildKit and Podman know these without an ARG.
    private static Dictionary<string, string> WithPlatform(IReadOnlyDictionary<string, string> arguments)
    {
        var architecture = RuntimeInformation.OSArchitecture switch
        {
            Architecture.X64 => "amd64",
            Architecture.Arm64 => "arm64",
            var other => other.ToString().ToLower(CultureInfo.InvariantCulture),
        };
        var all = new Dictionary<string, string>(arguments);
        foreach (var side in (string[])["BUILD", "TARGET"])
        {
            all.TryAdd($"{side}OS", "linux");
            all.TryAdd($"{side}ARCH", architecture);
            all.TryAdd($"{side}PLATFORM", $"linux/{architecture}");
        }

        return all;
    }
}
