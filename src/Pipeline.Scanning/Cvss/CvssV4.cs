namespace Pipeline.Scanning.Cvss;

/// <summary>
/// The base score (CVSS-B) of CVSS 4.0: the score of the vector's macro vector (specification, section 8.2), lowered by how
/// far the vector is from the worst one of its macro vector (section 8.2, interpolation). Threat and environmental metrics
/// count as not defined, which is the worst.
/// </summary>
internal static class CvssV4
{
    private const int NoNext = -1;

    // How far apart the worst and the mildest vector of a level are, in steps.
    private static readonly int[] DepthOfEq1 = [1, 4, 5];
    private static readonly int[] DepthOfEq2 = [1, 2];
    private static readonly int[] DepthOfImpact = [7, 6, 8, 8, 10];
    private static readonly int[] DepthOfEq4 = [6, 5, 4];

    // The steps of a level's worst vector.
    private static readonly int[] WorstOfEq1 = [0, 1, 3];
    private static readonly int[] WorstOfImpact = [0, 0, 1, 1, 3];
    private static readonly int[] WorstOfEq4 = [0, 0, 3];

    // Scores of the macro vectors with EQ5 = 0 and EQ4 = 1 or 2, which are those that base metrics can give. One row for
    // EQ1, EQ2 and EQ4; columns are EQ3 and EQ6 together: 00, 01, 10, 11, 21.
    private static readonly decimal[,] Scores =
    {
        { 10.0m, 9.6m, 9.3m, 9.2m, 7.9m }, { 9.3m, 9.0m, 8.8m, 8.0m, 6.9m },
        { 9.5m, 9.1m, 9.2m, 8.2m, 7.1m }, { 9.2m, 8.1m, 8.4m, 7.0m, 6.3m },
        { 9.4m, 8.9m, 8.6m, 7.6m, 6.5m }, { 8.7m, 7.5m, 7.2m, 5.7m, 5.3m },
        { 9.0m, 7.7m, 7.4m, 5.9m, 5.8m }, { 7.7m, 6.6m, 6.1m, 5.2m, 2.3m },
        { 8.6m, 7.4m, 7.2m, 5.7m, 4.7m }, { 7.0m, 5.4m, 5.3m, 3.6m, 2.4m },
        { 7.3m, 5.5m, 6.1m, 5.1m, 2.4m }, { 5.4m, 4.3m, 4.6m, 1.8m, 1.0m },
    };

    public static double? BaseScore(IReadOnlyDictionary<string, string> metrics)
    {
        var exploit = Steps(metrics, ("AV", "NALP"), ("PR", "NLH"), ("UI", "NPA"));
        var attack = Steps(metrics, ("AC", "LH"), ("AT", "NP"));
        var vulnerable = Steps(metrics, ("VC", "HLN"), ("VI", "HLN"), ("VA", "HLN"));
        var subsequent = Steps(metrics, ("SC", "HLN"), ("SI", "HLN"), ("SA", "HLN"));
        if (exploit is null || attack is null || vulnerable is null || subsequent is null)
            return null;
        if (vulnerable.Concat(subsequent).All(step => step == 2))
            return 0;

        var eq1 = exploit.All(step => step == 0) ? 0 : exploit[0] == 3 || !exploit.Contains(0) ? 2 : 1;
        var eq2 = attack.All(step => step == 0) ? 0 : 1;
        var impact = vulnerable is [0, 0, _] ? 0 : vulnerable.Contains(0) ? 2 : 4;
        var eq4 = subsequent.Contains(0) ? 1 : 2;
        var score = Score(eq1, eq2, impact, eq4);
        var nextImpact = impact switch
        {
            0 => Math.Max(Score(eq1, eq2, 1, eq4), Score(eq1, eq2, 2, eq4)),
            2 => Score(eq1, eq2, 3, eq4),
            _ => NoNext,
        };
        (decimal Next, int Distance, int Depth)[] ways =
        [
            (eq1 < 2 ? Score(eq1 + 1, eq2, impact, eq4) : NoNext, exploit.Sum() - WorstOfEq1[eq1], DepthOfEq1[eq1]),
            (eq2 < 1 ? Score(eq1, eq2 + 1, impact, eq4) : NoNext, attack.Sum() - eq2, DepthOfEq2[eq2]),
            (nextImpact, vulnerable.Sum() - WorstOfImpact[impact], DepthOfImpact[impact]),
            (eq4 < 2 ? Score(eq1, eq2, impact, eq4 + 1) : NoNext, subsequent.Sum() - WorstOfEq4[eq4], DepthOfEq4[eq4]),
        ];

        // EQ5 always has a next level too, at no distance: it counts in the mean.
        var existing = ways.Where(way => way.Next != NoNext).ToList();
        var lowered = existing.Sum(way => (score - way.Next) * way.Distance / way.Depth) / (existing.Count + 1);
        return (double)Math.Round(Math.Clamp(score - lowered, 0, 10), 1, MidpointRounding.AwayFromZero);
    }

    private static decimal Score(int eq1, int eq2, int impact, int eq4) => Scores[(4 * eq1) + (2 * eq2) + eq4 - 1, impact];

    // Each metric's value as its steps from the worst one; null when one is missing or unknown.
    private static int[]? Steps(IReadOnlyDictionary<string, string> metrics, params ReadOnlySpan<(string Name, string Values)> scales)
    {
        var steps = new int[scales.Length];
        for (var index = 0; index < scales.Length; index++)
        {
            var (name, values) = scales[index];
            if (!metrics.TryGetValue(name, out var value) || value.Length != 1 || (steps[index] = values.IndexOf(value[0], StringComparison.Ordinal)) < 0)
                return null;
        }

        return steps;
    }
}
