namespace Pipeline.Tools.Processes;

/// <summary>Replaces secrets by <c>***</c>.</summary>
internal static class SecretMask
{
    /// <summary><paramref name="text"/> without the secrets.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="secrets">The values, one that contains another before that one.</param>
    public static string Apply(string text, IReadOnlyList<string> secrets)
    {
        foreach (var secret in secrets)
        {
            if (secret.Length > 0)
                text = text.Replace(secret, "***", StringComparison.Ordinal);
        }

        return text;
    }
}
