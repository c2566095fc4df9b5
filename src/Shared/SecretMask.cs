namespace Pipeline.Shared;

/// <summary>Replaces secrets in texts.</summary>
internal static class SecretMask
{
    private const string Mask = "***";

    /// <summary><paramref name="text"/> with <c>***</c> for each secret.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="secrets">The values; one that contains another stands before it.</param>
    public static string Apply(string text, IReadOnlyList<string> secrets)
    {
        foreach (var secret in secrets)
        {
            if (secret.Length > 0)
                text = text.Replace(secret, Mask, StringComparison.Ordinal);
        }

        return text;
    }
}
