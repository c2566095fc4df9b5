namespace Pipeline.Core.Stages;

/// <summary>Which earlier results a stage cannot do without. What a stage needs is part of its fingerprint.</summary>
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

    /// <summary>Whether a result of <paramref name="stage"/> rests, directly or through others, on one of <paramref name="earlier"/>.</summary>
    public static bool RestsOn(Stage stage, Stage earlier)
    {
        var needs = Of(stage);
        return needs.Contains(earlier) || needs.Any(need => RestsOn(need, earlier));
    }
}
