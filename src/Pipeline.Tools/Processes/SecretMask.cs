namespace Pipeline.Tools.Processes;

internal static class SecretMask
{
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
