using Pipeline.Releases.Bundles;

namespace Pipeline.Releases.Promotion;

/// <summary>When a deployment goes past the rules (D15).</summary>
internal static class OverrideRules
{
    /// <summary>How many people of as many roles sign.</summary>
    public const int Signatures = 2;

    /// <summary>Whether enough have signed that <paramref name="bundle"/> goes to <paramref name="environment"/> whatever the rules say.</summary>
    public static bool IsComplete(BundleState bundle, string environment)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        return bundle.Overrides.GetValueOrDefault(environment) is { Count: >= Signatures };
    }
}
