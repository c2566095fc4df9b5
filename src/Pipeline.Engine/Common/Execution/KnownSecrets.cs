using Pipeline.Shared;

namespace Nuke.Common.Execution;

/// <summary>The secrets that the run has come to know. One of several lines is also masked line by line.</summary>
internal sealed class KnownSecrets
{
    private readonly Lock _gate = new();
    private string[] _secrets = [];

    public bool IsEmpty => _secrets.Length == 0;

    public void Add(string? secret)
    {
        if (string.IsNullOrWhiteSpace(secret))
            return;
        lock (_gate)
        {
            // Longer ones first, so that a secret that contains another one is masked whole.
            _secrets =
            [
                .. _secrets.Append(secret).Append(secret.Trim()).Append(Uri.EscapeDataString(secret))
                    .Concat(secret.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                    .Distinct(StringComparer.Ordinal)
                    .OrderByDescending(one => one.Length),
            ];
        }
    }

    public string Mask(string text) => SecretMask.Apply(text, _secrets);

    /// <summary>The length of the longest end of <paramref name="text"/> with which a secret could begin.</summary>
    public int OpenEnd(string text)
    {
        var longest = 0;
        foreach (var secret in _secrets)
        {
            for (var length = Math.Min(secret.Length - 1, text.Length); length > longest; length--)
            {
                if (text.EndsWith(secret[..length], StringComparison.Ordinal))
                    longest = length;
            }
        }

        return longest;
    }
}
