using Pipeline.Releases.Bundles;
using Pipeline.Releases.Ledger;
using Pipeline.Releases.Promotion;

namespace Pipeline.Reports.Releases;

/// <summary>Everything that keeps a bundle from an environment, as text in 80 columns.</summary>
internal static class WhyText
{
    /// <summary>Every reason, numbered, each with what would change it; or that there is none, and the command that deploys it.</summary>
    /// <param name="state">The ledger.</param>
    /// <param name="bundle">The bundle.</param>
    /// <param name="environment">The environment.</param>
    /// <param name="now">The time.</param>
    /// <param name="runtime">What would run it; null when that is left open.</param>
    public static string Write(LedgerState state, BundleState bundle, string environment, DateTimeOffset now, string? runtime)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        var reasons = Why.Of(state, bundle, environment, now, runtime);
        var text = new ColumnText();
        if (reasons.Count == 0)
            return text.Line($"Nothing keeps {bundle} from {environment}{(Why.ByTheRules(state, bundle, environment, now, runtime).Count > 0 ? ", for it goes past the rules" : "")}:").Line("  ", Command(bundle, environment), 4).ToString();
        text.Line($"{bundle} does not go to {environment}, for {(reasons.Count == 1 ? "one reason" : $"{reasons.Count} reasons")}:");
        foreach (var (index, reason) in reasons.Index())
        {
            var number = $"{index + 1}. ".PadLeft(4);
            text.Line(number, reason.Text, number.Length);
            if (reason.Remedy is { } remedy)
                text.Line(new string(' ', number.Length) + "-> ", remedy, number.Length + 3);
        }

        return text.ToString();
    }

    /// <summary>The command that deploys it.</summary>
    public static string Command(BundleState bundle, string environment) => $"./build.sh Promote --to {environment} --bundle {bundle.Release}";
}
