using Pipeline.Workflows.Inputs;

namespace Pipeline.Workflows.Generation;

/// <summary>The inputs that reusable workflows share.</summary>
internal static class ModuleInputs
{
    public static TextInput Module() => new("module") { Description = "The module's name.", Required = true };

    public static TextInput Build() => new("build") { Description = "The id of the compiled build that the run's first job handed on.", Required = true };

    public static TextInput Commit() => new("commit") { Description = "The commit, 40 hexadecimal digits: every job of a run works on the same one.", Required = true };
}
