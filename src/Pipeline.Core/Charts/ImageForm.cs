using Pipeline.Core.Serialization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Pipeline.Core.Charts;

/// <summary>A form in which a chart's values name the module's image: no template need be changed to have it pinned.</summary>
/// <param name="Values">The text of values.yaml with the image set.</param>
/// <param name="DeployedValues">What is set besides when the chart is deployed: the address of a registry that only this machine knows; null when there is none.</param>
internal sealed record ImageForm(string Values, string? DeployedValues)
{
    private const string Image = "image";

    /// <summary>
    /// The forms to try, the likeliest first: <c>image.digest</c>, the digest at the end of <c>image.tag</c> (<c>tag@sha256:…</c>, which every template
    /// puts behind the repository), <c>image.registry</c> apart, or the whole reference as <c>image</c>.
    /// </summary>
    /// <param name="values">The text of values.yaml.</param>
    /// <param name="image">The pinned image, its registry first.</param>
    /// <param name="isLocal">True when the registry's address holds on this machine only: then it is left out of <see cref="Values"/>.</param>
    public static IReadOnlyList<ImageForm> Of(string values, ImageReference image, bool isLocal)
    {
        ArgumentNullException.ThrowIfNull(image);
        var slash = image.Repository.IndexOf('/', StringComparison.Ordinal);
        var (host, path) = (image.Repository[..Math.Max(slash, 0)], image.Repository[(slash + 1)..]);
        var named = isLocal ? path : image.Repository;
        var node = YamlDocuments.Load(values, "The text") is [YamlMappingNode root, ..] ? Find(root, Image) : null;
        if (node is YamlScalarNode scalar && (scalar.Style != ScalarStyle.Plain || scalar.Value is { Length: > 0 }))
            return [Form(values, new Setting([Image], (image with { Repository = named }).ToString(), image.ToString()))];

        var keys = node as YamlMappingNode;
        var pinnedTag = $"{image.Tag}@{image.Digest}";
        Setting[] apart = [Key("tag", image.Tag ?? ""), Key("digest", image.Digest?.Value ?? "")];
        Setting[] joined = Find(keys, "digest") is null ? [Key("tag", pinnedTag)] : [Key("tag", pinnedTag), Key("digest", "")];
        Setting[][] tags = Find(keys, "digest") is null ? [joined, apart] : [apart, joined];
        string[] names = Find(keys, "name") is null ? ["repository"] : ["repository", "name"];
        return [.. from name in names from place in Places(name) from tag in tags select Form(values, [.. place, .. tag])];

        Setting[][] Places(string name)
        {
            Setting[] whole = [new([Image, name], named, image.Repository)];
            Setting[] split = [new([Image, "registry"], isLocal ? "" : host, host), Key(name, path)];
            return Find(keys, "registry") is null || host.Length == 0 ? [whole] : [split, whole];
        }
    }

    private static Setting Key(string key, string value) => new([Image, key], value, value);

    private static YamlNode? Find(YamlMappingNode? mapping, string key) => mapping?.Children.TryGetValue(new YamlScalarNode(key), out var found) == true ? found : null;

    private static ImageForm Form(string values, params Setting[] settings)
    {
        var written = settings.Aggregate(values, (yaml, setting) => YamlEditor.Set(yaml, setting.Written, setting.Path));
        Setting[] local = [.. settings.Where(setting => setting.Deployed != setting.Written)];
        return new ImageForm(written, local.Length == 0 ? null : local.Aggregate("", (yaml, setting) => YamlEditor.Set(yaml, setting.Deployed, setting.Path)));
    }

    private sealed record Setting(IReadOnlyList<string> Path, string Written, string Deployed);
}
