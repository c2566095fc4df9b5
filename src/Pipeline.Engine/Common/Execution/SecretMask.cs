namespace Nuke.Common.Execution;

/// <summary>Replaces secrets by <c>***</c>. A secret of several lines is also masked line by line.</summary>
internal sealed class SecretMask
{
    private const string Mask = "***";
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

    public string Apply(string text)
    {
        foreach (var secret in _secrets)
            text = text.Replace(secret, Mask, StringComparison.Ordinal);
        return text;
    }

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
