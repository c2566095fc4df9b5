using Pipeline.Core.Artifacts;

namespace Pipeline.Registry;

/// <summary>What a request path names. A repository's name has slashes of its own, so paths are read from their end.</summary>
/// <param name="Kind">The endpoint.</param>
/// <param name="Repository">The repository, by the grammar; empty where the endpoint has none.</param>
/// <param name="Reference">A tag, a digest or an upload's id, as it was sent; empty where the endpoint has none.</param>
internal readonly record struct RegistryRoute(RegistryEndpoint Kind, string Repository, string Reference)
{
    /// <summary>Reads a path.</summary>
    /// <exception cref="ProtocolException">The repository's name is outside the grammar.</exception>
    public static RegistryRoute Parse(string path)
    {
        var route = path.Split('/') switch
        {
            ["", "v2"] or ["", "v2", ""] => new RegistryRoute(RegistryEndpoint.Base, "", ""),
            ["", "v2", "_catalog"] => new RegistryRoute(RegistryEndpoint.Catalog, "", ""),
            ["", "v2", .. var name, "blobs", "uploads"] => At(RegistryEndpoint.Uploads, name, ""),
            ["", "v2", .. var name, "blobs", "uploads", ""] => At(RegistryEndpoint.Uploads, name, ""),
            ["", "v2", .. var name, "blobs", "uploads", var upload] => At(RegistryEndpoint.Upload, name, upload),
            ["", "v2", .. var name, "blobs", var digest] => At(RegistryEndpoint.Blob, name, digest),
            ["", "v2", .. var name, "manifests", var reference] => At(RegistryEndpoint.Manifest, name, reference),
            ["", "v2", .. var name, "tags", "list"] => At(RegistryEndpoint.Tags, name, ""),
            ["", "v2", .. var name, "referrers", var digest] => At(RegistryEndpoint.Referrers, name, digest),
            _ => default,
        };
        if (route.Repository is { Length: > 0 } repository && !RegistryName.IsRepository(repository))
            throw ProtocolException.NameInvalid(repository);
        return route;
    }

    private static RegistryRoute At(RegistryEndpoint kind, string[] name, string reference) =>
        name.Length == 0 ? default : new RegistryRoute(kind, string.Join('/', name), reference);
}
