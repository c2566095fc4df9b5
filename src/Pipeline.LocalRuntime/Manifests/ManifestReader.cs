using System.Text;
using Pipeline.Core.Charts;
using Pipeline.Core.Errors;
using Pipeline.Core.Serialization;
using YamlDotNet.RepresentationModel;

namespace Pipeline.LocalRuntime.Manifests;

/// <summary>Reads a rendered chart. Whatever cannot be run is named, all at once: a kind, or a single field.</summary>
internal sealed class ManifestReader
{
    // They act on a cluster, and change nothing for a single machine that runs the pods as they are.
    private static readonly string[] Needless = ["ServiceAccount", "PodDisruptionBudget", "Namespace"];
    private static readonly string[] Named = ["Deployment", "StatefulSet", "Job", "Pod", "Service", "ConfigMap", "Secret", "PersistentVolumeClaim"];
    private readonly bool _tests;
    private readonly List<string> _unsupported = [];
    private readonly List<string> _remarks = [];
    private readonly List<Workload> _workloads = [];
    private readonly List<Service> _services = [];
    private readonly List<VolumeClaim> _claims = [];
    private readonly List<ResourceQuota> _quotas = [];
    private readonly Dictionary<string, IReadOnlyDictionary<string, byte[]>> _configurations = [];

    private ManifestReader(bool tests) => _tests = tests;

    /// <summary>Reads the documents in <paramref name="manifests"/>, but what only <c>helm test</c> runs.</summary>
    /// <exception cref="PipelineException">The text is no YAML, or is nested too deep.</exception>
    /// <exception cref="UnsupportedManifestException">Parts of it cannot be run.</exception>
    public static ReleaseManifest Read(string release, string manifests) => Read(release, manifests, tests: false);

    /// <summary>Reads of the documents in <paramref name="manifests"/> what only <c>helm test</c> runs, each as a Job.</summary>
    /// <exception cref="PipelineException">The text is no YAML, or is nested too deep.</exception>
    /// <exception cref="UnsupportedManifestException">Parts of it cannot be run.</exception>
    public static ReleaseManifest ReadTests(string release, string manifests) => Read(release, manifests, tests: true);

    private static ReleaseManifest Read(string release, string manifests, bool tests)
    {
        var reader = new ManifestReader(tests);
        foreach (var document in YamlDocuments.Load(manifests, $"The rendered chart of '{release}'").OfType<YamlMappingNode>())
            reader.ReadResource(document);
        return reader._unsupported.Count > 0
            ? throw new UnsupportedManifestException(release, reader._unsupported)
            : new ReleaseManifest { Workloads = reader._workloads, Services = reader._services, Configurations = reader._configurations, Claims = reader._claims, Quotas = reader._quotas, Remarks = reader._remarks };
    }

    private void ReadResource(YamlNode root)
    {
        var plain = new ManifestNode(root, ": ", _unsupported);
        var kind = plain["kind"]?.Text ?? "(no kind)";
        var name = plain["metadata"]?["name"]?.Text ?? "(no name)";
        var resource = new ManifestNode(root, $"{kind}/{name}: ", _unsupported);
        var hooks = HelmHooks.Read(resource["metadata"]?["annotations"]?[HelmHooks.Annotation]?.Text);
        if (HelmHooks.AreTests(hooks) != _tests)
            return;
        if (Named.Contains(kind) && resource["metadata"]?["name"] is { Text: { } given } node && (kind == "Service" ? DnsName.FaultOfLabel(given) : DnsName.FaultOfSubdomain(given)) is { } fault)
            node.Refuse(fault);
        switch (kind)
        {
            case "Deployment" or "StatefulSet" or "Job":
                _workloads.Add(new WorkloadReader(resource, Enum.Parse<WorkloadKind>(kind), name, hooks, _remarks).Read());
                break;
            case "Pod" when _tests:
                _workloads.Add(new WorkloadReader(resource, WorkloadKind.Job, name, hooks, _remarks).ReadPod());
                break;
            case "Service":
                if (ServiceReader.Read(resource, name) is { } service)
                    _services.Add(service);
                break;
            case "ConfigMap":
                resource.Accept("apiVersion", "kind", "metadata", "data", "binaryData", "immutable");
                _configurations[$"ConfigMap/{name}"] = Content(resource, plain: "data", encoded: "binaryData");
                break;
            case "Secret":
                resource.Accept("apiVersion", "kind", "metadata", "data", "stringData", "type", "immutable");
                _configurations[$"Secret/{name}"] = Content(resource, plain: "stringData", encoded: "data");
                break;
            case "PersistentVolumeClaim":
                _claims.Add(ClaimReader.Read(resource, name, _remarks));
                break;
            case "ResourceQuota":
                _quotas.Add(QuotaReader.Read(resource, name, _remarks));
                break;
            case "LimitRange":
                _remarks.Add($"LimitRange/{name} is not enforced here: it changes what a cluster's pods ask for.");
                break;
            case var _ when Needless.Contains(kind):
                _remarks.Add($"{kind}/{name} is not needed here.");
                break;
            default:
                _unsupported.Add($"{kind}/{name}");
                break;
        }
    }

    private static Dictionary<string, byte[]> Content(ManifestNode resource, string plain, string encoded)
    {
        var content = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var (key, value) in resource[encoded]?.Entries ?? [])
        {
            var buffer = new byte[value.Text?.Length ?? 0];
            if (Convert.TryFromBase64String(value.Text ?? "", buffer, out var length))
                content[key] = buffer[..length];
            else
                value.Refuse("it is no base64");
        }

        foreach (var (key, value) in resource[plain]?.Entries ?? [])
            content[key] = Encoding.UTF8.GetBytes(value.Text ?? "");
        return content;
    }
}
