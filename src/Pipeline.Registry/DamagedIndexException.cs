using Pipeline.Core.Errors;

namespace Pipeline.Registry;

/// <summary>What the folder of a registry says about a repository cannot be read; nothing may be written over it.</summary>
internal sealed class DamagedIndexException(string file, Exception? inner = null) : PipelineException(
    $"The embedded registry cannot read {file}, which names the manifests and tags of a repository{(inner is null ? "" : $": {inner.Message}")}. Delete the folder that it is in and push again.", inner);
