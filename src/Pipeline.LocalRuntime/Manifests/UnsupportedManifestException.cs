using Pipeline.Core.Errors;

namespace Pipeline.LocalRuntime.Manifests;

/// <summary>A rendered chart has parts that the local runtime cannot run. Nothing of it was started.</summary>
internal sealed class UnsupportedManifestException : PipelineException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="release">The release.</param>
    /// <param name="parts">Every such part: kind, name, and what about it.</param>
    public UnsupportedManifestException(string release, IReadOnlyList<string> parts)
        : base($"The local runtime cannot run '{release}':\n{string.Join('\n', parts.Select(part => $"  {part}"))}\nDeploy to a Kubernetes cluster, or turn these parts off in the chart's values.") => Parts = parts;

    /// <summary>Every part that cannot be run.</summary>
    public IReadOnlyList<string> Parts { get; }
}
