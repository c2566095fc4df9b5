using System.Security.Cryptography;

namespace Pipeline.Stages.Deploy;

/// <summary>What identifies a chart with the values that it is deployed with.</summary>
/// <param name="Name">The chart's name and version.</param>
/// <param name="Digest">Of the package and of every values file.</param>
internal sealed record ChartIdentity(string Name, string Digest)
{
    /// <summary>Reads it.</summary>
    public static async Task<ChartIdentity> ReadAsync(DeployRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in request.ValuesFiles.Prepend(request.Chart))
            hash.AppendData(SHA256.HashData(await File.ReadAllBytesAsync(file, cancellationToken)));
        return new ChartIdentity(Path.GetFileNameWithoutExtension(request.Chart), $"sha256:{Convert.ToHexStringLower(hash.GetHashAndReset())}");
    }
}
