using System.Text.Json;
using Pipeline.Workflows.Jobs;

namespace Pipeline.Workflows.Generation;

/// <summary>
/// How modules are spread over matrices: GitHub makes at most 256 jobs from one. The generator and the target <c>Modules</c>,
/// which writes the outputs, agree by using it.
/// </summary>
internal static class ModuleMatrix
{
    /// <summary>The axis that holds the module's name.</summary>
    public const string Axis = "module";

    /// <summary>The parts of <paramref name="modules"/>, in order, at most 256 in each; one empty part for no modules.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Split(IReadOnlyList<string> modules)
    {
        ArgumentNullException.ThrowIfNull(modules);
        return modules.Count == 0 ? [[]] : [.. modules.Chunk(Matrix.MaximumJobs)];
    }

    /// <summary>The name of a job, or of an output, for part <paramref name="index"/> (from 0): the name itself, then <c>name-2</c>, <c>name-3</c>…</summary>
    public static string PartName(string name, int index) => index == 0 ? name : $"{name}-{index + 1}";

    /// <summary>
    /// What the target <c>Modules</c> appends to the file <c>GITHUB_OUTPUT</c>: <c>modules=["catalog","orders"]</c>, then
    /// <c>modules-2=…</c> for as many parts as the repository's modules make; a part with nothing selected is <c>[]</c>.
    /// </summary>
    /// <param name="selected">The names of the selected modules, in dependency order.</param>
    /// <param name="total">The number of modules in the repository.</param>
    public static IReadOnlyList<KeyValuePair<string, string>> Outputs(IReadOnlyList<string> selected, int total)
    {
        var parts = Split(selected);
        return [.. Enumerable.Range(0, Parts(total)).Select(index => KeyValuePair.Create(
            PartName("modules", index),
            JsonSerializer.Serialize(index < parts.Count ? parts[index] : [], ModuleMatrixJsonContext.Default.IReadOnlyListString)))];
    }

    internal static int Parts(int total) => Math.Max(1, (total + Matrix.MaximumJobs - 1) / Matrix.MaximumJobs);
}
