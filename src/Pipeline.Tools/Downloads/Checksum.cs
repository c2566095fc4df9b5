using System.Security.Cryptography;

namespace Pipeline.Tools.Downloads;

/// <summary>What a downloaded file must hash to. Written as npm and browsers write it (<c>sha512-&lt;base64&gt;</c>) or as <c>sha256:&lt;hex&gt;</c>.</summary>
internal sealed record Checksum
{
    private readonly string _text;
    private readonly byte[] _hash;

    private Checksum(string text, HashAlgorithmName algorithm, byte[] hash)
    {
        _text = text;
        Algorithm = algorithm;
        _hash = hash;
    }

    /// <summary>SHA-256 or SHA-512.</summary>
    public HashAlgorithmName Algorithm { get; }

    /// <summary>Reads a checksum.</summary>
    /// <exception cref="FormatException">It is neither <c>sha256:&lt;64 hex&gt;</c> nor <c>sha512-&lt;base64 of 64 bytes&gt;</c>.</exception>
    public static Checksum Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.StartsWith("sha256:", StringComparison.Ordinal) && text.Length == 7 + 2 * SHA256.HashSizeInBytes)
            return new Checksum(text, HashAlgorithmName.SHA256, Convert.FromHexString(text.AsSpan(7)));
        if (text.StartsWith("sha512-", StringComparison.Ordinal) && Convert.FromBase64String(text[7..]) is { Length: SHA512.HashSizeInBytes } hash)
            return new Checksum(text, HashAlgorithmName.SHA512, hash);
        throw new FormatException($"'{text}' is no checksum; expected sha256:<64 hex> or sha512-<base64>.");
    }

    /// <summary>True when <paramref name="hash"/>, made by <see cref="Algorithm"/>, is the expected one.</summary>
    public bool Matches(ReadOnlySpan<byte> hash) => hash.SequenceEqual(_hash);

    /// <summary>The checksum as it was read.</summary>
    public override string ToString() => _text;
}
