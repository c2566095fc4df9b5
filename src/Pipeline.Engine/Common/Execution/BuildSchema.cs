using System.Reflection;
using System.Text;
using System.Text.Json;
using Nuke.Common.IO;
using Nuke.Common.ValueInjection;

namespace Nuke.Common.Execution;

/// <summary>Writes <c>.nuke/build.schema.json</c>, with which editors check and complete parameter files.</summary>
internal static class BuildSchema
{
    /// <summary>Writes the file when it is not there or would change.</summary>
    public static void Update(NukeBuild build)
    {
        var file = NukeBuild.RootDirectory / ".nuke" / "build.schema.json";
        var schema = Create(build);
        if (file.FileExists() && file.ReadAllText() == schema)
            return;
        var unfinished = file + ".new";
        File.WriteAllText(unfinished, schema);
        File.Move(unfinished, file, overwrite: true);
    }

    /// <summary>The schema (JSON Schema draft-04, which all editors read).</summary>
    public static string Create(NukeBuild build)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteString("$schema", "http://json-schema.org/draft-04/schema#");
            json.WriteString("type", "object");
            json.WriteStartObject("properties");
            foreach (var (member, attribute) in ValueInjector.Find(build.GetType())
                .Where(one => one.Attribute is ParameterAttribute)
                .DistinctBy(one => ParameterName.Normalize(ParameterName.Of(one.Member.Info)))
                .OrderBy(one => ParameterName.Of(one.Member.Info), StringComparer.Ordinal))
                WriteParameter(json, build, member, (ParameterAttribute)attribute);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void WriteParameter(Utf8JsonWriter json, NukeBuild build, Member member, ParameterAttribute parameter)
    {
        json.WriteStartObject(ParameterName.Of(member.Info));
        if (parameter.Description is { } description)
            json.WriteString("description", description);
        if (member.Info.IsDefined(typeof(SecretAttribute)))
            json.WriteString("default", "Secrets must not be stored in this file; give them as environment variables.");
        var element = ValueConverter.ElementType(member.ValueType);
        IReadOnlyList<string> choices = member.Name is nameof(NukeBuild.InvokedTargets) or nameof(NukeBuild.SkippedTargets)
            ? [.. build.ExecutableTargets.Where(target => target.Listed).Select(target => target.Name).Order(StringComparer.Ordinal)]
            : ParameterChoices.Of(parameter, member, build);
        if (element is not null)
        {
            json.WriteString("type", "array");
            json.WriteStartObject("items");
        }

        json.WriteString("type", JsonType(element ?? member.ValueType));
        if (choices.Count > 0)
        {
            json.WriteStartArray("enum");
            foreach (var choice in choices)
                json.WriteStringValue(choice);
            json.WriteEndArray();
        }

        if (element is not null)
            json.WriteEndObject();
        json.WriteEndObject();
    }

    private static string JsonType(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type == typeof(bool) ? "boolean" : !type.IsEnum && Type.GetTypeCode(type) is >= TypeCode.SByte and <= TypeCode.UInt64 ? "integer" : "string";
    }
}
