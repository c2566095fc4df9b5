using System.Globalization;

namespace Pipeline.Stages.BuildImage;

/// <summary>The labels of the OCI image specification 1.1, annotations.md. They depend on the commit alone, so that a build can be repeated.</summary>
internal static class ImageLabels
{
    private const string Prefix = "org.opencontainers.image.";

    public static IReadOnlyDictionary<string, string> Of(StageContext context)
    {
        var labels = new Dictionary<string, string>
        {
            [Prefix + "title"] = context.Module.Name,
            [Prefix + "version"] = context.Version.ToString(),
            [Prefix + "revision"] = context.Source.Commit,
            [Prefix + "created"] = context.Source.CommittedAt.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        };
        if (context.Source.Remote is { } remote)
            labels[Prefix + "source"] = remote;
        return labels;
    }
}
