namespace Pipeline.Tools.Registry;

/// <summary>Knows who to be at a registry.</summary>
public interface IRegistryCredentials
{
    /// <summary>The credential for a registry's host (with its port); null to stay anonymous.</summary>
    Task<RegistryCredential?> FindAsync(string host, CancellationToken cancellationToken);
}
