using Pipeline.Workflows.Expressions;

namespace Pipeline.Workflows.Generation;

/// <summary>
/// The names under which jobs hand files on. A dot cannot be in a module's name, so that <c>results.web</c> and
/// <c>results.web-admin</c> never meet. Three for each module, so that 300 modules stay below the thousand that one run lists.
/// </summary>
internal static class HandOver
{
    /// <summary>The compiled build, from a run's first job to the others, which take it by its id.</summary>
    public const string Build = "build";

    /// <summary>The version plan, made once a run and applied by every job that tags or tells of versions.</summary>
    public const string VersionPlan = "version-plan";

    /// <summary>The image as an archive, from the job that built it to those that scan and push it.</summary>
    public static Text Image(Text module) => $"image.{module}";

    /// <summary>The unit test's result and evidence.</summary>
    public static Text UnitTest(Text module) => $"unit-test.{module}";

    /// <summary>The results and evidence of a module's other stages; each stage's job adds its own.</summary>
    public static Text Results(Text module) => $"results.{module}";

    /// <summary>The results of an environment's deployment and integration test.</summary>
    public static Text Deployment(Text environment) => $"deployment.{environment}";

    /// <summary>What was seen of an environment after a deployment.</summary>
    public static Text Watch(Text environment) => $"watch.{environment}";
}
