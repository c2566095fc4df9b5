using System.Security.Cryptography;

namespace Pipeline.Testing.GitHub;

/// <summary>A file of a release.</summary>
public sealed record FakeAsset(int Id, string Name, string State, byte[] Content)
{
    public string Digest => $"sha256:{Convert.ToHexStringLower(SHA256.HashData(Content))}";
}
