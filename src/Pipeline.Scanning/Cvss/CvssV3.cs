namespace Pipeline.Scanning.Cvss;

/// <summary>The base score of CVSS 3.0 and 3.1 (section 7.1 of the specification, weights of section 7.4).</summary>
internal static class CvssV3
{
    public static double? BaseScore(IReadOnlyDictionary<string, string> metrics, bool exactRounding)
    {
        var changed = metrics.GetValueOrDefault("S") == "C";
        if (!changed && metrics.GetValueOrDefault("S") != "U")
            return null;
        var vector = Weight(metrics, "AV", ("N", 0.85), ("A", 0.62), ("L", 0.55), ("P", 0.2));
        var complexity = Weight(metrics, "AC", ("L", 0.77), ("H", 0.44));
        var privileges = Weight(metrics, "PR", ("N", 0.85), ("L", changed ? 0.68 : 0.62), ("H", changed ? 0.5 : 0.27));
        var interaction = Weight(metrics, "UI", ("N", 0.85), ("R", 0.62));
        var confidentiality = Impact(metrics, "C");
        var integrity = Impact(metrics, "I");
        var availability = Impact(metrics, "A");
        if ((vector * complexity * privileges * interaction * confidentiality * integrity * availability) is null)
            return null;

        var subScore = 1 - ((1 - confidentiality!.Value) * (1 - integrity!.Value) * (1 - availability!.Value));
        var impact = changed
            ? (7.52 * (subScore - 0.029)) - (3.25 * Math.Pow(subScore - 0.02, 15))
            : 6.42 * subScore;
        if (impact <= 0)
            return 0;
        var exploitability = 8.22 * vector!.Value * complexity!.Value * privileges!.Value * interaction!.Value;
        var score = Math.Min((changed ? 1.08 : 1) * (impact + exploitability), 10);
        return exactRounding ? RoundUp(score) : Math.Ceiling(score * 10) / 10;
    }

    private static double? Impact(IReadOnlyDictionary<string, string> metrics, string name) => Weight(metrics, name, ("H", 0.56), ("L", 0.22), ("N", 0));

    private static double? Weight(IReadOnlyDictionary<string, string> metrics, string name, params ReadOnlySpan<(string Value, double Weight)> weights)
    {
        foreach (var (value, weight) in weights)
        {
            if (metrics.GetValueOrDefault(name) == value)
                return weight;
        }

        return null;
    }

    // Appendix A of CVSS 3.1: on whole numbers, so that binary fractions do not lift a score.
    private static double RoundUp(double score)
    {
        var whole = (int)Math.Round(score * 100_000);
        return whole % 10_000 == 0 ? whole / 100_000.0 : (Math.Floor(whole / 10_000.0) + 1) / 10;
    }
}
