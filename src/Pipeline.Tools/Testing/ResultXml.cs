using System.Globalization;
using System.Xml;

namespace Pipeline.Tools.Testing;

/// <summary>Reads the XML that test tools write. Tests are code of anybody, so what they write is not trusted.</summary>
internal static class ResultXml
{
    private const long MaxBytes = 256L << 20;

    /// <summary>Opens <paramref name="path"/> on its root element and hands the reader to <paramref name="read"/>.</summary>
    public static T Read<T>(string path, Func<XmlReader, T> read)
    {
        var length = new FileInfo(path).Length;
        if (length > MaxBytes)
            throw new MalformedResultException(path, 0, $"it has {length} bytes, more than the {MaxBytes} that are read");

        // Cobertura files name their DTD. It is skipped unread: no entity is expanded, nothing is fetched.
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null, MaxCharactersInDocument = MaxBytes, IgnoreComments = true, IgnoreProcessingInstructions = true };
        using var stream = File.OpenRead(path);
        using var reader = XmlReader.Create(stream, settings);
        try
        {
            reader.MoveToContent();
            return read(reader);
        }
        catch (XmlException exception)
        {
            throw new MalformedResultException(path, exception.LineNumber, $"it is no well-formed XML: {exception.Message.TrimEnd('.')}", exception);
        }
        catch (FormatException exception)
        {
            throw new MalformedResultException(path, Line(reader), exception.Message.TrimEnd('.'), exception);
        }
    }

    public static int Line(XmlReader reader) => reader is IXmlLineInfo info && info.HasLineInfo() ? info.LineNumber : 0;

    /// <summary>An attribute that has to be there.</summary>
    /// <exception cref="FormatException">It is missing.</exception>
    public static string Required(XmlReader reader, string attribute) =>
        reader.GetAttribute(attribute) ?? throw new FormatException($"<{reader.LocalName}> has no attribute '{attribute}'");

    /// <summary>A whole number from 0 that has to be there; numbers beyond <see cref="int.MaxValue"/> (hit counts) become that.</summary>
    /// <exception cref="FormatException">It is missing or no such number.</exception>
    public static int RequiredCount(XmlReader reader, string attribute)
    {
        var text = Required(reader, attribute);
        return ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? (int)Math.Min(value, int.MaxValue)
            : throw new FormatException($"{attribute}=\"{ResultText.Shorten(text)}\" in <{reader.LocalName}> is no whole number from 0");
    }
}
