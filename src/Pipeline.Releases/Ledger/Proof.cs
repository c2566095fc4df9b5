using System.Globalization;

namespace Pipeline.Releases.Ledger;

/// <summary>What vouches for somebody, in the words that the ledger keeps.</summary>
internal static class Proof
{
    private const string Signature = "signature of ";
    private const string GitHubRun = "github run ";

    /// <summary>GitHub said who started the run.</summary>
    public static string ByGitHub(long run) => string.Create(CultureInfo.InvariantCulture, $"{GitHubRun}{run}");

    /// <summary>The event is signed by a listed key.</summary>
    /// <param name="signer">Whose key it is, as the file of signers names it.</param>
    public static string BySignature(string signer) => Signature + signer;

    /// <summary>Whose key signed; null: the proof is no signature.</summary>
    public static string? SignerOf(string proof)
    {
        ArgumentNullException.ThrowIfNull(proof);
        return proof.StartsWith(Signature, StringComparison.Ordinal) ? proof[Signature.Length..] : null;
    }

    /// <summary>Whether GitHub vouches.</summary>
    public static bool IsByGitHub(string proof)
    {
        ArgumentNullException.ThrowIfNull(proof);
        return proof.StartsWith(GitHubRun, StringComparison.Ordinal);
    }
}
