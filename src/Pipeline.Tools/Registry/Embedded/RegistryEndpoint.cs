namespace Pipeline.Tools.Registry.Embedded;

internal enum RegistryEndpoint
{
    None,
    Base,
    Catalog,
    Uploads,
    Upload,
    Blob,
    Manifest,
    Tags,
    Referrers,
}
