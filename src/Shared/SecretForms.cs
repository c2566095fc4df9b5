using System.Net;
using System.Text;
using System.Text.Encodings.Web;

namespace Pipeline.Shared;

/// <summary>The ways in which a secret is written: as it is, line by line, and encoded as programs and files encode it.</summary>
internal static class SecretForms
{
    private const int ShortestLine = 5;
    private const int ShortestWord = 20;
    private const int ShortestCore = 8;

    private static readonly (string Character, string[] Entities)[] Entities = [(">", ["&gt;"]), ("\"", ["&quot;", "&#34;"]), ("'", ["&apos;", "&#39;", "&#x27;"])];

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
        yield return secret.ReplaceLineEndings("\n");
        foreach (var line in secret.Split('\n', StringSplitOptions.TrimEntries).Where(line => line.Length >= ShortestLine))
            yield return line;
        foreach (var word in secret.Split((char[])[' ', '\t', '\r', '\n', '"', '\''], StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length >= ShortestWord))
            yield return word;
    }

    private static IEnumerable<string> Encoded(string text)
    {
        var percent = Uri.EscapeDataString(text);
        yield return percent;
        yield return LowerHex(percent);
        yield return WebUtility.UrlEncode(text);
        yield return LowerHex(WebUtility.UrlEncode(text));
        yield return JavaScriptEncoder.Default.Encode(text);
        yield return JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text);
        foreach (var markup in Markup(text))
            yield return markup;
        foreach (var form in Base64(Encoding.UTF8.GetBytes(text)))
        {
            yield return form;
            yield return form.Replace('+', '-').Replace('/', '_');
        }
    }

    // XML and HTML: what has to be escaped in one place may stand as it is in another, and writers differ.
    private static IEnumerable<string> Markup(string text)
    {
        IEnumerable<string> forms = [text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)];
        foreach (var (character, entities) in Entities)
            forms = forms.SelectMany(form => entities.Select(entity => form.Replace(character, entity, StringComparison.Ordinal)).Prepend(form).Distinct(StringComparer.Ordinal)).ToList();
        return forms;
    }

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

    private static string LowerHex(string percent)
    {
        var text = percent.ToCharArray();
        for (var index = 0; index + 2 < text.Length; index++)
        {
            if (text[index] == '%')
                (text[index + 1], text[index + 2]) = (char.ToLowerInvariant(text[index + 1]), char.ToLowerInvariant(text[index + 2]));
        }

        return new string(text);
    }
}
