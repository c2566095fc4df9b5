namespace Pipeline.Tools.Helm.Storage;

/// <summary>What a revision's record holds.</summary>
/// <param name="Chart">The chart's name and version, <c>orders-1.2.3</c>.</param>
/// <param name="Manifest">Its resources, YAML documents, without hooks.</param>
/// <param name="Hooks">The manifests of its hooks.</param>
/// <param name="Description">What was noted.</param>
internal sealed record StoredRelease(string Chart, string Manifest, IReadOnlyList<string> Hooks, string Description)
{
    /// <summary>All of it as one stream of documents.</summary>
    public string Everything => string.Join("\n---\n", Hooks.Prepend(Manifest));
}
