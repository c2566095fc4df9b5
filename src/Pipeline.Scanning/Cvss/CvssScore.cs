using Pipeline.Core.Vulnerabilities;

namespace Pipeline.Scanning.Cvss;

/// <summary>Scores CVSS vectors.</summary>
internal static class CvssScore
{
    /// <summary>The base score of a vector, 0.0 to 10.0; null when it is none of CVSS 3.0, 3.1 or 4.0.</summary>
    /// <param name="vector">Such as <c>CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H</c>.</param>
    public static double? Of(string vector)
    {
        ArgumentNullException.ThrowIfNull(vector);
        var parts = vector.Trim().Split('/');
        if (parts[0] is not ("CVSS:3.0" or "CVSS:3.1" or "CVSS:4.0"))
            return null;
        var metrics = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in parts.Skip(1))
        {
            var colon = part.IndexOf(':', StringComparison.Ordinal);
            if (colon < 1 || !metrics.TryAdd(part[..colon], part[(colon + 1)..]))
                return null;
        }

        return parts[0] == "CVSS:4.0" ? CvssV4.BaseScore(metrics) : CvssV3.BaseScore(metrics, exactRounding: parts[0] == "CVSS:3.1");
    }

    /// <summary>The qualitative rating of a score (CVSS 3.1 section 5, CVSS 4.0 section 6).</summary>
    public static Severity Rate(double score) => score switch
    {
        >= 9 => Severity.Critical,
        >= 7 => Severity.High,
        >= 4 => Severity.Medium,
        _ => Severity.Low,
    };
}
