using Pipeline.Core.Charts;
using Pipeline.Core.Errors;
using Pipeline.Core.Serialization;
using YamlDotNet.RepresentationModel;

namespace Pipeline.Stages.Chart;

/// <summary>The working copy of a module's chart, in which version and image are set.</summary>
/// <param name="directory">The copy's folder.</param>
internal sealed class ChartSource(string directory)
{
    private string Metadata => Path.Combine(directory, "Chart.yaml");

    private string Values => Path.Combine(directory, "values.yaml");

    /// <summary>Copies the chart in <paramref name="source"/> to the new folder <paramref name="directory"/>.</summary>
    /// <exception cref="PipelineException">There is no chart, or it has links: what they point to would be published.</exception>
    public static void Copy(string source, string directory)
    {
        if (!File.Exists(Path.Combine(source, "Chart.yaml")))
            throw new PipelineException($"There is no chart in '{source}': Chart.yaml is missing. Add one ('helm create' writes a sample), or take 'chart' out of the module.");
        var entries = new DirectoryInfo(source).EnumerateFileSystemInfos("*", SearchOption.AllDirectories).ToArray();
        var links = entries.Where(entry => entry.LinkTarget is not null).Select(entry => Path.GetRelativePath(source, entry.FullName)).Order(StringComparer.Ordinal).ToArray();
        if (links.Length > 0)
            throw new PipelineException($"The chart in '{source}' has links: {string.Join(", ", links)}. Put the files themselves there; a link may lead out of the repository.");
        foreach (var file in entries.OfType<FileInfo>())
        {
            var target = Path.Combine(directory, Path.GetRelativePath(source, file.FullName));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            file.CopyTo(target);
        }
    }

    /// <summary>The name in Chart.yaml; null when there is none.</summary>
    /// <exception cref="PipelineException">The file cannot be read.</exception>
    public async Task<string?> ReadNameAsync(CancellationToken cancellationToken)
    {
        return YamlDocuments.Load(await File.ReadAllTextAsync(Metadata, cancellationToken), Metadata) is [YamlMappingNode mapping, ..]
            && mapping.Children.TryGetValue(new YamlScalarNode("name"), out var name)
            ? (name as YamlScalarNode)?.Value
            : null;
    }

    /// <summary>Sets the chart's name, its version and the application's.</summary>
    public Task SetMetadataAsync(string name, string chartVersion, string appVersion, CancellationToken cancellationToken) =>
        EditAsync(Metadata, yaml => YamlEditor.Set(YamlEditor.Set(YamlEditor.Set(yaml, name, "name"), chartVersion, "version"), appVersion, "appVersion"), cancellationToken);

    /// <summary>Sets one of the chart's annotations.</summary>
    public Task SetAnnotationAsync(string name, string value, CancellationToken cancellationToken) =>
        EditAsync(Metadata, yaml => YamlEditor.Set(yaml, value, "annotations", name), cancellationToken);

    /// <summary>The forms in which the chart's default values may name the module's image.</summary>
    public Task<IReadOnlyList<ImageForm>> ReadImageFormsAsync(ImageReference image, bool isLocal, CancellationToken cancellationToken) =>
        ReadAsync(Values, yaml => ImageForm.Of(yaml, image, isLocal), cancellationToken);

    /// <summary>Sets the chart's default values.</summary>
    public Task WriteValuesAsync(string values, CancellationToken cancellationToken) => File.WriteAllTextAsync(Values, values, cancellationToken);

    private static async Task EditAsync(string path, Func<string, string> edit, CancellationToken cancellationToken) =>
        await File.WriteAllTextAsync(path, await ReadAsync(path, edit, cancellationToken), cancellationToken);

    private static async Task<T> ReadAsync<T>(string path, Func<string, T> read, CancellationToken cancellationToken)
    {
        var yaml = File.Exists(path) ? await File.ReadAllTextAsync(path, cancellationToken) : "";
        try
        {
            return read(yaml);
        }
        catch (PipelineException exception)
        {
            throw new PipelineException($"{Path.GetFileName(path)} of the chart: {exception.Message}", exception);
        }
    }
}
