using System.Text;

namespace Nuke.Common.IO;

public static partial class AbsolutePathExtensions
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The file's text; UTF-8 by default.</summary>
    public static string ReadAllText(this AbsolutePath path, Encoding? encoding = null) => File.ReadAllText(path, encoding ?? Encoding.UTF8);

    /// <summary>The file's lines; UTF-8 by default.</summary>
    public static string[] ReadAllLines(this AbsolutePath path, Encoding? encoding = null) => File.ReadAllLines(path, encoding ?? Encoding.UTF8);

    /// <summary>The file's bytes.</summary>
    public static byte[] ReadAllBytes(this AbsolutePath path) => File.ReadAllBytes(path);

    /// <summary>Writes the text, with the folders around it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="content">The text.</param>
    /// <param name="encoding">UTF-8 without mark by default.</param>
    /// <param name="eofLineBreak">True (the default) ends the file with one line break, of the kind that the text has; false writes the text as it is.</param>
    public static AbsolutePath WriteAllText(this AbsolutePath path, string content, Encoding? encoding = null, bool? eofLineBreak = null)
    {
        ArgumentNullException.ThrowIfNull(content);
        path.Parent?.CreateDirectory();
        if (eofLineBreak ?? true)
            content = content.TrimEnd('\r', '\n') + (content.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n");
        File.WriteAllText(path, content, encoding ?? Utf8);
        return path;
    }

    /// <summary>Writes the lines, with the folders around the file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="lines">The lines.</param>
    /// <param name="encoding">UTF-8 without mark by default.</param>
    /// <param name="platformFamily">Whose line breaks; null is this system's.</param>
    /// <param name="eofLineBreak">True (the default) ends the file with one line break, false with none but those of the lines.</param>
    public static AbsolutePath WriteAllLines(this AbsolutePath path, IEnumerable<string> lines, Encoding? encoding = null, PlatformFamily? platformFamily = null, bool? eofLineBreak = null)
    {
        var lineBreak = (platformFamily ?? EnvironmentInfo.Platform) == PlatformFamily.Windows ? "\r\n" : "\n";
        var isEnded = eofLineBreak ?? true;
        return path.WriteAllText(string.Join(lineBreak, isEnded ? lines.Append("") : lines), encoding, isEnded);
    }

    /// <inheritdoc cref="WriteAllLines(AbsolutePath, IEnumerable{string}, Encoding, PlatformFamily?, bool?)"/>
    public static AbsolutePath WriteAllLines(this AbsolutePath path, string[] lines, Encoding? encoding = null, PlatformFamily? platformFamily = null, bool? eofLineBreak = null) =>
        path.WriteAllLines((IEnumerable<string>)lines, encoding, platformFamily, eofLineBreak);

    /// <summary>Writes the bytes, with the folders around the file.</summary>
    public static AbsolutePath WriteAllBytes(this AbsolutePath path, byte[] bytes)
    {
        path.Parent?.CreateDirectory();
        File.WriteAllBytes(path, bytes);
        return path;
    }

    /// <summary>Puts the text behind the file's.</summary>
    public static AbsolutePath AppendAllText(this AbsolutePath path, string content, Encoding? encoding = null)
    {
        path.Parent?.CreateDirectory();
        File.AppendAllText(path, content, encoding ?? Utf8);
        return path;
    }

    /// <summary>Puts the lines behind the file's.</summary>
    public static AbsolutePath AppendAllLines(this AbsolutePath path, IEnumerable<string> lines, Encoding? encoding = null)
    {
        path.Parent?.CreateDirectory();
        File.AppendAllLines(path, lines, encoding ?? Utf8);
        return path;
    }

    /// <inheritdoc cref="AppendAllLines(AbsolutePath, IEnumerable{string}, Encoding)"/>
    public static AbsolutePath AppendAllLines(this AbsolutePath path, string[] lines, Encoding? encoding = null) => path.AppendAllLines((IEnumerable<string>)lines, encoding);

    /// <summary>True when the path ends with one of the texts, whatever their case: <c>.tar.gz</c> is an extension, and so is <c>gz</c>.</summary>
    public static bool HasExtension(this AbsolutePath path, string extension, params string[] alternativeExtensions)
    {
        ArgumentNullException.ThrowIfNull(path);
        return alternativeExtensions.Prepend(extension).Any(one => path.ToString().EndsWith(one, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The path with another extension.</summary>
    public static AbsolutePath WithExtension(this AbsolutePath path, string extension) => AbsolutePath.Create(Path.ChangeExtension(path, extension));
}
