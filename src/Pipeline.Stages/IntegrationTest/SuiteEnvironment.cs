using Pipeline.Core.Stages;

namespace Pipeline.Stages.IntegrationTest;

/// <summary>The variables by which an integration suite finds what it tests.</summary>
internal static class SuiteEnvironment
{
    /// <summary>The folder into which the suite writes its JUnit XML or trx files, absolute.</summary>
    public const string ResultsDirectory = "RESULTS_DIRECTORY";

    /// <summary>
    /// <c>ENDPOINT_&lt;MODULE&gt;</c> for every selected module; null, which unsets it, for one that has no endpoint, so that
    /// the suite never tests what some earlier shell pointed at.
    /// </summary>
    public static IReadOnlyDictionary<string, string?> Of(StageContext context, string resultsDirectory)
    {
        var variables = context.Modules.ToDictionary(
            module => $"ENDPOINT_{module.Name.ToUpperInvariant().Replace('-', '_')}",
            module => context.Results.GetValueOrDefault(module.Name)?.GetValueOrDefault(Stage.Deploy)?.Outputs.GetValueOrDefault("endpoint"));
        variables[ResultsDirectory] = resultsDirectory;
        return variables;
    }
}
