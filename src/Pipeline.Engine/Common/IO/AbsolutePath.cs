using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Nuke.Common.IO;

/// <summary>An absolute path in its shortest form: no <c>.</c>, no <c>..</c>, no separator at the end.</summary>
[TypeConverter(typeof(TypeConverter))]
public class AbsolutePath : IAbsolutePathHolder, IFormattable
{
    /// <summary>Format: in double quotes.</summary>
    public const string DoubleQuote = "d";

    /// <summary>Format: in double quotes when it has a space.</summary>
    public const string DoubleQuoteIfNeeded = "dn";

    /// <summary>Format: in single quotes.</summary>
    public const string SingleQuote = "s";

    /// <summary>Format: in single quotes when it has a space.</summary>
    public const string SingleQuoteIfNeeded = "sn";

    /// <summary>Format: as it is.</summary>
    public const string NoQuotes = "nq";

    private readonly string _path;

    private AbsolutePath(string path) => _path = path;

    /// <summary>The last part.</summary>
    public string Name => Path.GetFileName(_path);

    /// <summary>The last part up to its last dot.</summary>
    public string NameWithoutExtension => Path.GetFileNameWithoutExtension(_path);

    /// <summary>The end of the last part, from its last dot.</summary>
    public string Extension => Path.GetExtension(_path);

    /// <summary>The folder around it; null for the root.</summary>
    public AbsolutePath? Parent => Path.GetDirectoryName(_path) is { } parent ? new AbsolutePath(parent) : null;

    AbsolutePath IAbsolutePathHolder.Path => this;

    /// <summary>Makes a path of a text.</summary>
    /// <exception cref="ArgumentException">The text is not an absolute path.</exception>
    public static AbsolutePath Create(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (!Path.IsPathFullyQualified(path))
            throw new ArgumentException($"'{path}' is not an absolute path.", nameof(path));
        return new AbsolutePath(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)));
    }

    /// <summary>Makes a path of an absolute path's text.</summary>
    [return: NotNullIfNotNull(nameof(path))]
    public static implicit operator AbsolutePath?(string? path) => path is null ? null : Create(path);

    /// <summary>The path as text.</summary>
    [return: NotNullIfNotNull(nameof(path))]
    public static implicit operator string?(AbsolutePath? path) => path?._path;

    /// <summary>Goes down by a relative path, or up by <c>..</c>.</summary>
    /// <exception cref="ArgumentException"><paramref name="right"/> is absolute.</exception>
    public static AbsolutePath operator /(AbsolutePath left, string? right)
    {
        ArgumentNullException.ThrowIfNull(left);
        if (Path.IsPathRooted(right))
            throw new ArgumentException($"'{right}' is an absolute path, it cannot be below '{left}'.", nameof(right));
        return Create(Path.Combine(left._path, right ?? ""));
    }

    /// <summary>Goes up: <c>path / ..</c> is the parent.</summary>
    public static AbsolutePath operator /(AbsolutePath left, Range range) =>
        range.Equals(Range.All) ? left / ".." : throw new ArgumentException("The only range a path takes is '..', its parent.", nameof(range));

    /// <summary>Puts a text behind the last part.</summary>
    public static AbsolutePath operator +(AbsolutePath left, string? right)
    {
        ArgumentNullException.ThrowIfNull(left);
        return Create(left._path + right);
    }

    /// <summary>True when both are the same path.</summary>
    public static bool operator ==(AbsolutePath? a, AbsolutePath? b) => a is null ? b is null : a.Equals((object?)b);

    /// <summary>True when they are different paths.</summary>
    public static bool operator !=(AbsolutePath? a, AbsolutePath? b) => !(a == b);

    /// <summary>True when both are the same path; case counts except on Windows.</summary>
    protected bool Equals(AbsolutePath other) => string.Equals(_path, other._path, Comparison);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is AbsolutePath other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _path.GetHashCode(Comparison);

    /// <inheritdoc/>
    public override string ToString() => _path;

    /// <summary>The path as text, quoted as <paramref name="format"/> says.</summary>
    /// <exception cref="FormatException">There is no such format.</exception>
    public string ToString(string? format) => format switch
    {
        null or "" or NoQuotes => _path,
        DoubleQuote => $"\"{_path}\"",
        SingleQuote => $"'{_path}'",
        DoubleQuoteIfNeeded => _path.Contains(' ', StringComparison.Ordinal) ? $"\"{_path}\"" : _path,
        SingleQuoteIfNeeded => _path.Contains(' ', StringComparison.Ordinal) ? $"'{_path}'" : _path,
        _ => throw new FormatException($"'{format}' is no format of a path; there are d, dn, s, sn and nq."),
    };

    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => ToString(format);

    private static StringComparison Comparison => OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    /// <summary>Makes paths of texts; a relative one starts in the current folder.</summary>
    public class TypeConverter : System.ComponentModel.TypeConverter
    {
        /// <inheritdoc/>
        public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType) => sourceType == typeof(string) || base.CanConvertFrom(context, sourceType);

        /// <inheritdoc/>
        public override object? ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value) =>
            value is string text ? Create(Path.GetFullPath(text)) : base.ConvertFrom(context, culture, value);
    }
}
