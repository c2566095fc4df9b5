using System.Reflection;
using Nuke.Common.ValueInjection;

namespace Nuke.Common.Execution;

/// <summary>Lists targets and parameters.</summary>
internal static class HelpWriter
{
    public static void Write(NukeBuild build, TextWriter writer)
    {
        writer.WriteLine(Style.Strong("Targets (default marked *):"));
        var listed = build.ExecutableTargets.Where(target => target.Listed).OrderBy(target => target.Name, StringComparer.OrdinalIgnoreCase).ToList();
        WriteColumns(writer, [.. listed.Select(target => ((target.IsDefault ? "* " : "  ") + target.Name, Describe(target)))]);

        var parameters = ValueInjector.Find(build.GetType())
            .Select(one => (one.Member, Parameter: one.Attribute as ParameterAttribute))
            .Where(one => one.Parameter is { List: true })
            .DistinctBy(one => ParameterName.Normalize(ParameterName.Of(one.Member.Info)))
            .OrderBy(one => ParameterName.Of(one.Member.Info), StringComparer.OrdinalIgnoreCase)
            .ToLookup(one => one.Member.Info.DeclaringType == typeof(NukeBuild));
        foreach (var (ofEngine, heading) in new[] { (false, "Parameters of the build:"), (true, "Parameters of every build:") })
        {
            if (!parameters.Contains(ofEngine))
                continue;
            writer.WriteLine();
            writer.WriteLine(Style.Strong(heading));
            WriteColumns(writer, [.. parameters[ofEngine].Select(one => ("  --" + ParameterName.Dashed(ParameterName.Of(one.Member.Info)), Describe(build, one.Member, one.Parameter!)))]);
        }
    }

    private static string Describe(ExecutableTarget target)
    {
        var needs = target.ExecutionDependencies.Count > 0 ? Style.Faint($"<- {string.Join(", ", target.ExecutionDependencies.Select(one => one.Name))}") : "";
        return string.Join("  ", new[] { target.Description ?? "", needs }.Where(part => part.Length > 0));
    }

    private static string Describe(NukeBuild build, Member member, ParameterAttribute parameter)
    {
        var choices = ParameterChoices.Of(parameter, member, build);
        var notes = new[]
        {
            parameter.Description ?? "",
            choices.Count > 0 ? Style.Faint(string.Join(" | ", choices)) : "",
            member.Info.IsDefined(typeof(SecretAttribute)) ? Style.Faint("secret") : "",
        };
        return string.Join("  ", notes.Where(note => note.Length > 0));
    }

    private static void WriteColumns(TextWriter writer, IReadOnlyList<(string Name, string Text)> rows)
    {
        var width = rows.Select(row => row.Name.Length).DefaultIfEmpty().Max() + 2;
        foreach (var (name, text) in rows)
            writer.WriteLine((name.PadRight(width) + text).TrimEnd());
    }
}
