using Pipeline.Testing;

namespace Pipeline.Tools.Tests.Helm;

/// <summary>A small chart in a folder of its own.</summary>
public sealed class ChartSandbox : IDisposable
{
    private readonly TempDirectory _directory = new("pipeline-chart-");

    public ChartSandbox(string name = "orders", string version = "0.0.0", string template = ConfigMap)
    {
        Path = _directory[name];
        _directory.Write($"{name}/Chart.yaml", $"# The chart of {name}\napiVersion: v2\nname: {name}\nversion: {version}\nappVersion: \"{version}\"\n");
        _directory.Write($"{name}/values.yaml", "# Where the image is\nimage:\n  repository: example.org/nowhere\n  tag: latest # replaced when packaged\n  digest: \"\"\nreplicas: 1\n");
        _directory.Write($"{name}/templates/all.yaml", template);
    }

    public const string ConfigMap = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{ .Release.Name }}\ndata:\n  image: {{ .Values.image.repository }}@{{ .Values.image.digest }}\n";

    public string Path { get; }

    public string Write(string relative, string content) => _directory.Write(System.IO.Path.Combine(System.IO.Path.GetFileName(Path), relative), content);

    public void Dispose() => _directory.Dispose();
}
