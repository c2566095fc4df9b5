using System.Text;

namespace Pipeline.Shared;

/// <summary>The ways in which a secret is written: as it is, line by line, and in base64. How characters are escaped is up to <see cref="SecretSpelling"/>.</summary>
internal static class SecretForms
{
    private const int ShortestLine = 5;
    private const int ShortestWord = 20;
    private const int ShortestCore = 8;

    // base64(1) and PEM break lines after so many characters.
    private static readonly int[] LineLengths = [76, 64];

    /// <summary>Every form of <paramref name="secret"/>; none for a blank one.</summary>
    public static IEnumerable<string> Of(string? secret) =>
        string.IsNullOrWhiteSpace(secret) ? [] : Plain(secret).Distinct(StringComparer.Ordinal).SelectMany(form => Encoded(form).Prepend(form)).Distinct(StringComparer.Ordinal);

    // Of several lines, such as a key or a configuration, output may show one alone; its short words say nothing.
    private static IEnumerable<string> Plain(string secret)
    {
        yield return secret;
        yield return secret.Trim();
        if (!secret.Trim().Contains('\n', StringComparison.Ordinal))
            yield break;
        yield return secret.Trim().ReplaceLineEndings("\n");
        yield return secret.Trim().ReplaceLineEndings("\r\n");
        foreach (var line in secret.Split('\n', StringSplitOptions.TrimEntries).Where(line => line.Length >= ShortestLine))
            yield return line;
        foreach (var word in secret.Split((char[])[' ', '\t', '\r', '\n', '"', '\''], StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length >= ShortestWord))
            yield return word;
    }

    private static IEnumerable<string> Encoded(string text) =>
        Base64(Encoding.UTF8.GetBytes(text)).SelectMany(form => new[] { form, form.Replace('+', '-').Replace('/', '_') });

    private static IEnumerable<string> Base64(byte[] bytes)
    {
        var whole = Convert.ToBase64String(bytes);
        yield return whole;
        yield return whole.TrimEnd('=');
        foreach (var length in LineLengths.Where(length => whole.Length > length))
        {
            foreach (var line in whole.Chunk(length).Where(line => line.Length >= ShortestWord))
                yield return new string(line);
        }

        // In the midst of another text, such as "user:secret", only the characters that no neighbour has a part in are the same.
        for (var before = 0; before < 3; before++)
        {
            var shifted = Convert.ToBase64String([.. new byte[before], .. bytes]);
            var (first, end) = (((before * 8) + 5) / 6, (before + bytes.Length) * 8 / 6);
            if (end - first >= ShortestCore)
                yield return shifted[first..end];
        }
    }
}
