using Pipeline.Core.Stages;

namespace Pipeline.Core.Modules;

/// <summary>Code of the build that runs before or after a stage of one module, as a step of the pipeline of its own.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Moment">Before or after it.</param>
/// <param name="Name">The name: letters and digits, a letter first, unique in the module.</param>
/// <param name="RunAsync">What it does; it fails by throwing.</param>
/// <param name="Code">Which code that is, as text that changes when the build is changed.</param>
public sealed record ModuleHook(Stage Stage, HookMoment Moment, string Name, Func<HookContext, Task> RunAsync, string Code)
{
    /// <summary>A hook that runs <paramref name="code"/>.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="moment">Before or after it.</param>
    /// <param name="name">The name.</param>
    /// <param name="code">The lambda that the build class has.</param>
    /// <param name="runAsync">Calls it.</param>
    internal static ModuleHook Of(Stage stage, HookMoment moment, string name, Delegate code, Func<HookContext, Task> runAsync)
    {
        ArgumentNullException.ThrowIfNull(code);
        return new ModuleHook(stage, moment, name, runAsync, $"{code.Method.Module.ModuleVersionId}:{code.Method.MetadataToken}");
    }
}
