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
        WriteColumns(writer, [.. listed.Select(target => new Row((target.IsDefault ? "* " : "  ") + target.Name, Describe(target)))]);

        var parameters = ValueInjector.Find(build.GetType())
            .Where(one => one.Attribute is ParameterAttribute { List: true })
            .DistinctBy(one => ParameterName.Normalize(ParameterName.Of(one.Member.Info)))
            .OrderBy(one => ParameterName.Of(one.Member.Info), StringComparer.OrdinalIgnoreCase)
            .ToList();
        WriteParameters("Parameters of the build:", parameters.Where(one => one.Member.Info.DeclaringType != typeof(NukeBuild)));
        WriteParameters("Parameters of every build:", parameters.Where(one => one.Member.Info.DeclaringType == typeof(NukeBuild)));

        void WriteParameters(string heading, IEnumerable<InjectedMember> members)
        {
            Row[] rows = [.. members.Select(one => new Row("  --" + ParameterName.Dashed(ParameterName.Of(one.Member.Info)), Describe(build, one.Member, (ParameterAttribute)one.Attribute)))];
            if (rows.Length == 0)
                return;
            writer.WriteLine();
            writer.WriteLine(Style.Strong(heading));
            WriteColumns(writer, rows);
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

    private static void WriteColumns(TextWriter writer, Row[] rows)
    {
        var width = 2;
        foreach (var row in rows)
            width = Math.Max(width, row.Name.Length + 2);
        foreach (var (name, text) in rows)
            writer.WriteLine((name.PadRight(width) + text).TrimEnd());
    }

    private sealed record Row(string Name, string Text);
}
