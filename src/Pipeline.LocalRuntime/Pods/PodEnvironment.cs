using System.Text;
using System.Text.RegularExpressions;
using Pipeline.LocalRuntime.Manifests;

namespace Pipeline.LocalRuntime.Pods;

/// <summary>The environment variables of a container, as Kubernetes puts them together: those of the Services, then <c>envFrom</c>, then <c>env</c>.</summary>
internal sealed partial class PodEnvironment
{
    private readonly Dictionary<string, string> _variables;

    public PodEnvironment(PodPlan pod, ContainerTemplate container, ReleaseManifest manifest, IReadOnlyDictionary<string, string> services)
    {
        _variables = new Dictionary<string, string>(services, StringComparer.Ordinal);
        foreach (var source in container.Environment)
            Add(source, pod, manifest);
    }

    public IReadOnlyDictionary<string, string> Variables => _variables;

    /// <summary>Replaces <c>$(NAME)</c> by the variable, and <c>$$(NAME)</c> by <c>$(NAME)</c>; an unknown name stays.</summary>
    public string Expand(string text) => Reference().Replace(text, match =>
        match.Value.StartsWith("$$", StringComparison.Ordinal) ? match.Value[1..] : _variables.GetValueOrDefault(match.Groups[1].Value, match.Value));

    private void Add(EnvironmentSource source, PodPlan pod, ReleaseManifest manifest)
    {
        if (source.Field is { } field)
        {
            _variables[source.Name] = Field(field, pod);
            return;
        }

        if (source.Configuration is null)
        {
            _variables[source.Name] = Expand(source.Value ?? "");
            return;
        }

        var content = manifest.Configurations.GetValueOrDefault(source.Configuration, new Dictionary<string, byte[]>());
        if (source.Key is null)
        {
            // A key that is no name of a variable is left out, as Kubernetes does.
            foreach (var (key, value) in content.Where(entry => VariableName().IsMatch(entry.Key)))
                _variables[source.Name + key] = Encoding.UTF8.GetString(value);
        }
        else if (content.TryGetValue(source.Key, out var value))
        {
            _variables[source.Name] = Encoding.UTF8.GetString(value);
        }
    }

    private static string Field(string path, PodPlan pod)
    {
        switch (path)
        {
            case "metadata.name":
                return pod.Name;
            case "metadata.namespace":
                return pod.Namespace.Name;
            default:
                var key = path[(path.IndexOf('\'', StringComparison.Ordinal) + 1)..].TrimEnd('\'', ']');
                var entries = path.StartsWith("metadata.labels", StringComparison.Ordinal) ? pod.Workload.Pod.Labels : pod.Workload.Pod.Annotations;
                return entries.GetValueOrDefault(key, "");
        }
    }

    [GeneratedRegex(@"\$?\$\(([-._a-zA-Z][-._a-zA-Z0-9]*)\)")]
    private static partial Regex Reference();

    [GeneratedRegex(@"^[-._a-zA-Z][-._a-zA-Z0-9]*$")]
    private static partial Regex VariableName();
}
