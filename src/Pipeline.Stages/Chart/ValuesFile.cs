namespace Pipeline.Stages.Chart;

/// <summary>Values for Helm in a file, for as long as Helm reads it.</summary>
internal sealed class ValuesFile : IDisposable
{
    private ValuesFile(IReadOnlyList<string> paths) => Paths = paths;

    /// <summary>The absolute path of the file; empty when there are no values.</summary>
    public IReadOnlyList<string> Paths { get; }

    /// <summary>Writes <paramref name="values"/>, if any, to a file of its own in <paramref name="directory"/>.</summary>
    public static async Task<ValuesFile> WriteAsync(string directory, string? values, CancellationToken cancellationToken)
    {
        if (values is null)
            return new ValuesFile([]);
        var path = Path.Combine(directory, $"{Path.GetRandomFileName()}.yaml");
        await File.WriteAllTextAsync(path, values, cancellationToken);
        return new ValuesFile([path]);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var path in Paths)
            File.Delete(path);
    }
}
