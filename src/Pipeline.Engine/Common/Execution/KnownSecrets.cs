using System.Text;
using Pipeline.Shared;

namespace Nuke.Common.Execution;

/// <summary>The secrets that the run has come to know, in every form in which they are written.</summary>
internal sealed class KnownSecrets
{
    private readonly Lock _gate = new();
    private readonly HashSet<string> _secrets = new(StringComparer.Ordinal);
    private SecretPatterns _patterns = SecretPatterns.None;

    public bool IsEmpty => _patterns.IsEmpty;

    public void Add(string? secret)
    {
        if (string.IsNullOrWhiteSpace(secret))
            return;
        lock (_gate)
        {
            if (_secrets.Add(secret))
                _patterns = SecretPatterns.Of(_secrets);
        }
    }

    public string Mask(string text) => _patterns.Mask(text);

    /// <inheritdoc cref="SecretPatterns.Mask(ReadOnlySpan{char}, bool, StringBuilder)"/>
    public int Mask(ReadOnlySpan<char> text, bool isEnd, StringBuilder masked) => _patterns.Mask(text, isEnd, masked).Held;
}
