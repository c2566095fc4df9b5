using Pipeline.Core.Serialization;
using YamlDotNet.RepresentationModel;

namespace Pipeline.Stages.Deploy;

/// <summary>Where people outside of the cluster reach a release, as its chart says.</summary>
internal static class PublicAddress
{
    /// <summary>The first host of an Ingress, else of an HTTPRoute; null: the chart names none.</summary>
    /// <param name="manifest">The resources of the release.</param>
    public static Uri? Of(string manifest)
    {
        var resources = YamlDocuments.Load(manifest, "The release's manifest").OfType<YamlMappingNode>().ToList();
        return resources.Where(resource => Text(resource, "kind") == "Ingress").SelectMany(OfIngress)
            .Concat(resources.Where(resource => Text(resource, "kind") == "HTTPRoute").SelectMany(OfRoute))
            .OfType<Uri>().FirstOrDefault();
    }

    private static IEnumerable<Uri?> OfIngress(YamlMappingNode ingress)
    {
        var specification = Child(ingress, "spec") as YamlMappingNode;
        var secure = Items(specification, "tls").SelectMany(entry => Texts(entry, "hosts")).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return Items(specification, "rules").Select(rule => (Host: Text(rule, "host"), Path: Items(Child(rule, "http") as YamlMappingNode, "paths").Select(path => Text(path, "path")).FirstOrDefault()))
            .Select(rule => Create(rule.Host, rule.Path, rule.Host is not null && secure.Contains(rule.Host)));
    }

    // Whether it is encrypted is a matter of the gateway; a route that names its listener usually tells.
    private static IEnumerable<Uri?> OfRoute(YamlMappingNode route)
    {
        var specification = Child(route, "spec") as YamlMappingNode;
        var isSecure = Items(specification, "parentRefs").Any(parent => Text(parent, "port") == "443" || Text(parent, "sectionName")?.Contains("https", StringComparison.OrdinalIgnoreCase) == true);
        var path = Items(specification, "rules").SelectMany(rule => Items(rule, "matches")).Select(match => Child(match, "path") as YamlMappingNode).Where(match => Text(match, "type") != "RegularExpression").Select(match => Text(match, "value")).FirstOrDefault();
        return Texts(specification, "hostnames").Select(host => Create(host, path, isSecure));
    }

    // A host such as *.example.org is no place to go to; a path that is a pattern neither.
    private static Uri? Create(string? host, string? path, bool isSecure) =>
        host is not null && Uri.CheckHostName(host) == UriHostNameType.Dns && Uri.TryCreate($"{(isSecure ? "https" : "http")}://{host}{(IsPlain(path) ? path : "/")}", UriKind.Absolute, out var address) ? address : null;

    private static bool IsPlain(string? path) => path is ['/', ..] && path.All(letter => char.IsAsciiLetterOrDigit(letter) || "/-_.~".Contains(letter, StringComparison.Ordinal));

    private static YamlNode? Child(YamlMappingNode? node, string key) => node is not null && node.Children.TryGetValue(new YamlScalarNode(key), out var child) ? child : null;

    private static string? Text(YamlMappingNode? node, string key) => (Child(node, key) as YamlScalarNode)?.Value;

    private static IEnumerable<YamlMappingNode> Items(YamlMappingNode? node, string key) => (Child(node, key) as YamlSequenceNode)?.OfType<YamlMappingNode>() ?? [];

    private static IEnumerable<string> Texts(YamlMappingNode? node, string key) => (Child(node, key) as YamlSequenceNode)?.OfType<YamlScalarNode>().Select(item => item.Value).OfType<string>() ?? [];
}
