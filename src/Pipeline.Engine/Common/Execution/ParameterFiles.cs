using System.Text.Json;
using Nuke.Common.IO;

namespace Nuke.Common.Execution;

/// <summary>The values in <c>.nuke/parameters.&lt;profile&gt;.json</c>, the last profile first, and then <c>.nuke/parameters.json</c>.</summary>
internal sealed class ParameterFiles
{
    private readonly Lazy<IReadOnlyList<Dictionary<string, IReadOnlyList<string>>>> _files;

    public ParameterFiles(AbsolutePath? directory, IReadOnlyList<string> profiles) =>
        _files = new(() => directory is null ? [] : [.. Paths(directory, profiles).Select(Read)]);

    /// <summary>The texts given for a parameter; null when no file gives any.</summary>
    /// <exception cref="BuildException">A file is not a JSON object, or a profile's file is not there.</exception>
    public IReadOnlyList<string>? Find(string parameter)
    {
        var name = ParameterName.Normalize(parameter);
        return _files.Value.Select(file => file.GetValueOrDefault(name)).FirstOrDefault(values => values is not null);
    }

    private static IEnumerable<AbsolutePath> Paths(AbsolutePath directory, IReadOnlyList<string> profiles)
    {
        foreach (var profile in profiles.Reverse())
        {
            // A profile is a name, never a way out of the folder.
            var file = directory / $"parameters.{Path.GetFileName(profile)}.json";
            yield return file.FileExists() ? file : throw new BuildException($"The profile '{profile}' has no file {file}. Create it or leave out --profile {profile}.");
        }

        if ((directory / "parameters.json").FileExists())
            yield return directory / "parameters.json";
    }

    private static Dictionary<string, IReadOnlyList<string>> Read(AbsolutePath file)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            return document.RootElement.EnumerateObject()
                .Where(property => property.Value.ValueKind != JsonValueKind.Null && !property.Name.StartsWith('$'))
                .GroupBy(property => ParameterName.Normalize(property.Name), property => Texts(property.Value))
                .ToDictionary(group => group.Key, group => group.Last(), StringComparer.Ordinal);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new BuildException($"{file} is not a JSON object with parameter names and values: {exception.Message}");
        }
    }

    private static IReadOnlyList<string> Texts(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(element => element.ToString())] : [value.ToString()];
}
