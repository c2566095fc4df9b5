using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text.Json.Serialization;

namespace Pipeline.Core.Artifacts;

/// <summary>A SHA-256 content digest in the form of the OCI image specification: <c>sha256:</c> and 64 lower-case hexadecimal digits.</summary>
[JsonConverter(typeof(DigestJsonConverter))]
public readonly record struct Digest
{
    private const string Prefix = "sha256:";
    private const int HexLength = 64;
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");
    private readonly string? _value;

    private Digest(string value) => _value = value;

    /// <summary>The 64 hexadecimal digits without the algorithm.</summary>
    public string Hex => Value[Prefix.Length..];

    /// <summary>The whole digest, <c>sha256:…</c>.</summary>
    public string Value => _value ?? Prefix + new string('0', HexLength);

    /// <summary>The digest of <paramref name="content"/>.</summary>
    public static Digest Of(ReadOnlySpan<byte> content) => FromHash(SHA256.HashData(content));

    /// <summary>The digest whose SHA-256 is <paramref name="hash"/> (32 bytes).</summary>
    public static Digest FromHash(ReadOnlySpan<byte> hash) => new(Prefix + Convert.ToHexStringLower(hash));

    /// <summary>Reads a digest.</summary>
    /// <exception cref="FormatException"><paramref name="text"/> is no SHA-256 digest.</exception>
    public static Digest Parse(string text) => TryParse(text, out var digest)
        ? digest
        : throw new FormatException($"'{text}' is no digest; expected sha256: and 64 lower-case hexadecimal digits.");

    /// <summary>Reads a digest; false when <paramref name="text"/> is none.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Digest digest)
    {
        digest = default;
        if (text is null || text.Length != Prefix.Length + HexLength || !text.StartsWith(Prefix, StringComparison.Ordinal))
            return false;
        if (text.AsSpan(Prefix.Length).ContainsAnyExcept(HexDigits))
            return false;
        digest = new Digest(text);
        return true;
    }

    /// <summary>The whole digest, <c>sha256:…</c>.</summary>
    public override string ToString() => Value;
}
