namespace Pipeline.Core.Stages;

/// <summary>
/// The order of the stages, said once: targets get their dependencies from it, the runner what a stage waits for, and a
/// fingerprint what a result rests on.
/// </summary>
internal static class StageNeeds
{
    /// <summary>The stages whose results <paramref name="stage"/> reads. The source itself is no result: every stage has it.</summary>
    public static IReadOnlyList<Stage> Of(Stage stage) => stage switch
    {
        Stage.Scan or Stage.Push => [Stage.BuildImage],
        Stage.Chart => [Stage.Push],
        Stage.Deploy => [Stage.Chart],
        Stage.IntegrationTest => [Stage.Deploy],
        _ => [],
    };

    /// <summary>The stages that run whenever <paramref name="stage"/> does, and before it: those that it needs, else the one that takes the source.</summary>
    public static IReadOnlyList<Stage> Before(Stage stage) => stage is Stage.Clone ? [] : Of(stage) is { Count: > 0 } needs ? needs : [Stage.Clone];

    /// <summary>The stages that come before <paramref name="stage"/> when they run too: nothing is published before the evidence is there.</summary>
    public static IReadOnlyList<Stage> BeforeIfRun(Stage stage) => stage is Stage.Push ? [Stage.UnitTest, Stage.Scan] : [];

    /// <summary>Whether a result of <paramref name="stage"/> rests, directly or through others, on one of <paramref name="earlier"/>.</summary>
    public static bool RestsOn(Stage stage, Stage earlier)
    {
        var needs = Of(stage);
        return needs.Contains(earlier) || needs.Any(need => RestsOn(need, earlier));
    }
}
