namespace Pipeline.Registry;

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
