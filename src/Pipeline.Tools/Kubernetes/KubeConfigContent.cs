using Pipeline.Core.Errors;
using Pipeline.Core.Serialization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Pipeline.Tools.Kubernetes;

/// <summary>What is read of a kubeconfig before it is used.</summary>
internal static class KubeConfigContent
{
    private const int LongestContent = 1024 * 1024;
    private const int DeepestNesting = 20;
    private const int ShortestSecret = 6;
    private static readonly string[] ClusterSecrets = ["server", "proxy-url", "certificate-authority-data", "certificate-authority"];

    /// <summary>The values that no output may show.</summary>
    /// <exception cref="PipelineException">It is no kubeconfig. Nothing of it is repeated, and what the parser says is left out: it quotes.</exception>
    public static IReadOnlyList<string> ReadSecrets(string content, string parameter)
    {
        try
        {
            var root = Read(content, parameter);
            if (Items(root, "clusters") is not { Count: > 0 } clusters)
                throw NoKubeConfig(parameter, "it has no clusters");
            if (Text(root, "current-context") is not { Length: > 0 })
                throw NoKubeConfig(parameter, "it has no current-context");
            var values = Items(root, "users").Select(user => Child(user, "user")).OfType<YamlMappingNode>().SelectMany(Values)
                .Concat(clusters.Select(cluster => Child(cluster, "cluster")).OfType<YamlMappingNode>().SelectMany(ClusterValues));
            // Output is masked line by line, the longest value first: a short one may be a part of it.
            return [.. values.SelectMany(value => value.Split('\n', StringSplitOptions.TrimEntries)).Where(value => value.Length >= ShortestSecret).Distinct().OrderByDescending(value => value.Length)];
        }
        catch (YamlException)
        {
            throw NoKubeConfig(parameter, "it is no YAML");
        }
    }

    /// <summary>The file with the token of a user; null: none is named.</summary>
    /// <exception cref="YamlException">It is no YAML.</exception>
    public static string? FindTokenFile(string content, string user)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(content));
        return stream.Documents is [{ RootNode: YamlMappingNode root }, ..]
            ? Items(root, "users").Where(entry => Text(entry, "name") == user).Select(entry => Child(entry, "user")).OfType<YamlMappingNode>().Select(entry => Text(entry, "tokenFile")).FirstOrDefault(path => path is { Length: > 0 })
            : null;
    }

    private static YamlMappingNode Read(string content, string parameter)
    {
        if (content.Length > LongestContent)
            throw NoKubeConfig(parameter, $"it has more than {LongestContent} characters");
        if (YamlBounds.FindProblem(content, DeepestNesting) is not null)
            throw NoKubeConfig(parameter, $"it has aliases, or values nested more than {DeepestNesting} deep");
        var stream = new YamlStream();
        stream.Load(new StringReader(content));
        return stream.Documents is [{ RootNode: YamlMappingNode root }] ? root : throw NoKubeConfig(parameter, "it is no YAML mapping");
    }

    private static IEnumerable<string> ClusterValues(YamlMappingNode cluster)
    {
        foreach (var value in ClusterSecrets.Select(key => Text(cluster, key)).OfType<string>())
        {
            yield return value;
            // Clients name the machine without the scheme, too.
            if (Uri.TryCreate(value, UriKind.Absolute, out var address) && address.Host.Length > 0)
                yield return address.HostNameType == UriHostNameType.Dns && address.Host != "localhost" ? address.Host : address.Authority;
        }
    }

    private static IEnumerable<string> Values(YamlMappingNode user) => user.AllNodes
        .SelectMany(node => node switch
        {
            YamlMappingNode mapping => mapping.Children.Values,
            YamlSequenceNode sequence => sequence.Children,
            _ => Enumerable.Empty<YamlNode>(),
        })
        .OfType<YamlScalarNode>().Select(scalar => scalar.Value).OfType<string>();

    private static IReadOnlyList<YamlMappingNode> Items(YamlMappingNode node, string key) =>
        Child(node, key) is YamlSequenceNode items ? [.. items.Children.OfType<YamlMappingNode>()] : [];

    private static string? Text(YamlMappingNode node, string key) => (Child(node, key) as YamlScalarNode)?.Value;

    private static YamlNode? Child(YamlMappingNode node, string key) => node.Children.TryGetValue(new YamlScalarNode(key), out var child) ? child : null;

    private static PipelineException NoKubeConfig(string parameter, string problem) => new(
        $"{parameter} is no kubeconfig: {problem}. The content of a kubeconfig file was expected, as 'kubectl config view --raw --flatten --minify' prints it. It is secret and not shown here.");
}
