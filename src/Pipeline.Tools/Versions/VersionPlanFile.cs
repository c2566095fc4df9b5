using Pipeline.Core.Errors;
using Pipeline.Core.Planning;
using Pipeline.Tools.Files;

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

    /// <summary>Reads the plan of <paramref name="artifactsDirectory"/>.</summary>
    /// <exception cref="PipelineException">There is none, or it cannot be read.</exception>
    public static async Task<VersionPlan> ReadAsync(string artifactsDirectory, CancellationToken cancellationToken)
    {
        var path = Path.Combine(artifactsDirectory, FileName);
        if (!File.Exists(path))
            throw new PipelineException($"There is no version plan at {path}. Run the target VersionPlan first.");
        await using var stream = File.OpenRead(path);
        return await VersionPlanJson.ReadAsync(stream, cancellationToken);
    }
}
