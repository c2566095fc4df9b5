using Pipeline.Core.Errors;
using Pipeline.Core.Modules;
using Pipeline.Core.Planning;
using Pipeline.Tools.Files;
using Pipeline.Tools.Git;

namespace Pipeline.Tools.Versions;

/// <summary>The plan as a file, which is reviewed and then applied exactly.</summary>
internal static class VersionPlanFile
{
    /// <summary>The file's name in the artifacts folder.</summary>
    public const string FileName = "version-plan.json";

    /// <summary>Writes <paramref name="plan"/> to <c>version-plan.json</c> in <paramref name="artifactsDirectory"/>, whole or not at all.</summary>
    /// <returns>The absolute path of the file.</returns>
    public static async Task<string> WriteAsync(string artifactsDirectory, VersionPlan plan, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        await VersionPlanJson.WriteAsync(content, plan, cancellationToken);
        content.WriteByte((byte)'\n');
        return await ArtifactsFile.WriteAsync(artifactsDirectory, FileName, content.GetBuffer().AsMemory(0, (int)content.Length), cancellationToken);
    }

    /// <summary>Reads the plan of <paramref name="artifactsDirectory"/>, which may come from another job or person.</summary>
    /// <param name="artifactsDirectory">The absolute artifacts folder.</param>
    /// <param name="graph">The modules.</param>
    /// <param name="format">How release tags are named; null: the convention.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="PipelineException">There is none, or it cannot be read, or it is no plan of these modules; the message has everything that is wrong.</exception>
    public static async Task<VersionPlan> ReadAsync(string artifactsDirectory, ModuleGraph graph, TagFormat? format, CancellationToken cancellationToken)
    {
        var path = Path.Combine(artifactsDirectory, FileName);
        if (!File.Exists(path))
            throw new PipelineException($"There is no version plan at {path}. Run the target VersionPlan first.");
        await using var stream = File.OpenRead(path);
        var plan = await VersionPlanJson.ReadAsync(stream, cancellationToken);
        if (plan.Branch is { } branch)
            BranchName.Check(branch);
        var problems = VersionPlanRules.Problems(plan, graph, format);
        return problems.Count == 0
            ? plan
            : throw new PipelineException($"{path} is no version plan of this repository:\n{string.Join('\n', problems.Select(problem => $"  {problem}"))}\nRun the target VersionPlan again.");
    }
}
