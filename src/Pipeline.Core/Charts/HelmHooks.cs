namespace Pipeline.Core.Charts;

/// <summary>What the annotation <c>helm.sh/hook</c> of a rendered resource says.</summary>
internal static class HelmHooks
{
    /// <summary>The annotation's name.</summary>
    public const string Annotation = "helm.sh/hook";

    /// <summary>The hooks in the annotation's <paramref name="text"/>; none when there is no annotation.</summary>
    public static IReadOnlyList<string> Read(string? text) => text?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>True for a resource that only <c>helm test</c> runs; a deployment does not.</summary>
    public static bool AreTests(IReadOnlyList<string> hooks)
    {
        ArgumentNullException.ThrowIfNull(hooks);
        return hooks.Count > 0 && hooks.All(hook => hook is "test" or "test-success" or "test-failure");
    }
}
