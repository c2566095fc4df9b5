using System.Text;
using System.Text.Json;

namespace Pipeline.Tools.Versions;

/// <summary><c>package.json</c>: the text of the top-level <c>version</c>. Lock files say it once more, for the package in their own folder.</summary>
internal sealed class NpmVersionFormat : IVersionFormat
{
    public bool Matches(string fileName) => fileName is "package.json" or "package-lock.json" or "npm-shrinkwrap.json";

    public IReadOnlyList<Range> Find(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        List<Range> found = [];
        string?[] path = [null, null];
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType != JsonTokenType.PropertyName)
                    continue;
                if (reader.CurrentDepth <= path.Length)
                    path[reader.CurrentDepth - 1] = reader.GetString();
                var isOwn = reader.CurrentDepth == 1 || (reader.CurrentDepth == 3 && path is ["packages", ""]);
                if (!isOwn || !reader.ValueTextEquals("version"))
                    continue;
                if (!reader.Read() || reader.TokenType != JsonTokenType.String)
                    throw new FormatException("its version is no text.");
                var start = Encoding.UTF8.GetCharCount(bytes, 0, (int)reader.TokenStartIndex + 1);
                found.Add(start..(start + Encoding.UTF8.GetCharCount(reader.ValueSpan)));
            }
        }
        catch (JsonException exception)
        {
            throw new FormatException($"it is no JSON: {exception.Message}", exception);
        }

        return found;
    }
}
