using System.Text.RegularExpressions;
using Pipeline.Core.Stages;
using Pipeline.Core.Text;

namespace Pipeline.Core.Modules;

/// <summary>What the hooks of a module may not be.</summary>
internal static partial class HookProblems
{
    private const int LongestName = 63;

    // Other folders beside those of the stages.
    private static readonly string[] Taken = ["rollback"];

    /// <summary>A problem for each mistake.</summary>
    public static IEnumerable<ModuleProblem> Find(Module module)
    {
        ArgumentNullException.ThrowIfNull(module);
        var stages = Enum.GetNames<Stage>();
        foreach (var hook in module.Hooks)
        {
            var where = $"{hook.Moment}({hook.Stage}, \"{hook.Name}\") of {module.Name}";
            if (!Enum.IsDefined(hook.Stage))
                yield return new ModuleProblem(where, $"There is no such stage. Expected one of {string.Join(", ", stages)}.");
            if (hook.Name.Length > LongestName || !Name.IsMatch(hook.Name))
                yield return new ModuleProblem(where, $"Expected a name of at most {LongestName} letters and digits, a letter first, such as SeedOrders.");
            else if (stages.Select(KebabCase.Of).Concat(Taken).Contains(KebabCase.Of(hook.Name)))
                yield return new ModuleProblem(where, "The name is that of a stage, and so would be its folder. Choose another, such as SeedOrders.");
        }

        foreach (var group in module.Hooks.GroupBy(hook => KebabCase.Of(hook.Name)).Where(group => group.Count() > 1))
            yield return new ModuleProblem(module.Name, $"{group.Count()} hooks are named {string.Join(" and ", group.Select(hook => $"'{hook.Name}'").Distinct())}; give each its own name.");
    }

    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9]*\z")]
    private static partial Regex Name { get; }
}
