using System.Text;
using System.Text.Json;

namespace Pipeline.Tools.Versions;

/// <summary><c>package.json</c>: the text of the top-level <c>version</c>.</summary>
internal sealed class NpmVersionFormat : IVersionFormat
{
    public bool Matches(string fileName) => fileName == "package.json";

    public Range? Find(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        try
        {
            while (reader.Read())
            {
                if (reader.CurrentDepth != 1 || reader.TokenType != JsonTokenType.PropertyName || !reader.ValueTextEquals("version"))
                    continue;
                if (!reader.Read() || reader.TokenType != JsonTokenType.String)
                    throw new FormatException("its version is no text.");
                var start = Encoding.UTF8.GetCharCount(bytes, 0, (int)reader.TokenStartIndex + 1);
                return start..(start + Encoding.UTF8.GetCharCount(reader.ValueSpan));
            }
        }
        catch (JsonException exception)
        {
            throw new FormatException($"it is no JSON: {exception.Message}", exception);
        }

        return null;
    }
}
