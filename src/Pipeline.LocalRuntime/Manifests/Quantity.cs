using System.Globalization;

namespace Pipeline.LocalRuntime.Manifests;

/// <summary>Kubernetes' quantities: <c>250m</c>, <c>0.5</c>, <c>192Mi</c>, <c>1G</c>.</summary>
internal static class Quantity
{
    private static readonly (string Suffix, double Factor)[] Suffixes =
    [
        ("Ki", 1024d), ("Mi", 1024d * 1024), ("Gi", 1024d * 1024 * 1024), ("Ti", 1024d * 1024 * 1024 * 1024),
        ("k", 1e3), ("M", 1e6), ("G", 1e9), ("T", 1e12), ("m", 1e-3),
    ];

    /// <summary>The number; null when <paramref name="text"/> is no quantity.</summary>
    public static double? Parse(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        (string suffix, double factor) = Array.Find(Suffixes, entry => text.EndsWith(entry.Suffix, StringComparison.Ordinal)) is { Suffix: not null } found ? found : ("", 1);
        return double.TryParse(text[..^suffix.Length], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= 0 ? number * factor : null;
    }
}
