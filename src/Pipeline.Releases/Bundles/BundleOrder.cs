namespace Pipeline.Releases.Bundles;

/// <summary>The order in which the modules of a bundle are deployed (D17).</summary>
internal static class BundleOrder
{
    /// <summary>The modules, each after those that it depends on; among equals by name. A circle, which no sealed bundle has, ends in the order of names.</summary>
    public static IReadOnlyList<BundleModule> Ordered(BundleContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        var left = content.Modules.OrderBy(module => module.Name, StringComparer.Ordinal).ToList();
        List<BundleModule> ordered = [];
        while (left.Count > 0)
        {
            var next = left.Find(module => !module.DependsOn.Any(name => left.Exists(other => other.Name == name && other != module))) ?? left[0];
            ordered.Add(next);
            left.Remove(next);
        }

        return ordered;
    }
}
