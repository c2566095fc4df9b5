namespace Pipeline.Tools.Helm;

/// <summary>What an upgrade would send to the cluster.</summary>
/// <param name="Manifest">The resources, YAML documents.</param>
/// <param name="Hooks">The manifests of the hooks of the kinds pre/post install/upgrade.</param>
internal sealed record RenderedRelease(string Manifest, IReadOnlyList<string> Hooks)
{
    /// <summary>All of it as one stream of documents.</summary>
    public string Everything => string.Join("\n---\n", Hooks.Prepend(Manifest));
}
