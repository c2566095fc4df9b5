using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Nuke.Common.Utilities;

namespace Nuke.Common.IO;

/// <summary>An absolute path in its shortest form: no <c>.</c>, no <c>..</c>, no separator at the end. It may be one of another system.</summary>
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
    public AbsolutePath? Parent => PathRoot.PartsOf(_path).Length == 0 ? null : this / "..";

    AbsolutePath IAbsolutePathHolder.Path => this;

    /// <summary>Makes a path of a text.</summary>
    /// <exception cref="ArgumentException">The text is not an absolute path, or leads beyond its root.</exception>
    public static AbsolutePath Create(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        Assert.True(PathConstruction.HasPathRoot(path), $"'{path}' is not an absolute path.");
        return new AbsolutePath(PathConstruction.NormalizePath(path));
    }

    /// <summary>Makes a path of an absolute path's text.</summary>
    [return: NotNullIfNotNull(nameof(path))]
    public static implicit operator AbsolutePath?(string? path) => path is null ? null : Create(path);

    /// <summary>The path as text.</summary>
    [return: NotNullIfNotNull(nameof(path))]
    public static implicit operator string?(AbsolutePath? path) => path?._path;

    /// <summary>Goes down by a relative path, or up by <c>..</c>.</summary>
    /// <exception cref="ArgumentException"><paramref name="right"/> is absolute, or leads beyond the root.</exception>
    public static AbsolutePath operator /(AbsolutePath left, string? right) => new(PathConstruction.NormalizePath(PathConstruction.Combine(left.NotNull()._path, right)));

    /// <summary>Goes up: <c>path / ..</c> is the parent; null for the root.</summary>
    public static AbsolutePath operator /(AbsolutePath left, Range range) =>
        range.Equals(Range.All) ? left.NotNull().Parent! : throw new ArgumentException("The only range a path takes is '..', its parent.", nameof(range));

    /// <summary>Puts a text behind the last part.</summary>
    public static AbsolutePath operator +(AbsolutePath left, string? right) => Create(left.NotNull()._path + right);

    /// <summary>True when both are the same path.</summary>
    public static bool operator ==(AbsolutePath? a, AbsolutePath? b) => a is null ? b is null : a.Equals((object?)b);

    /// <summary>True when they are different paths.</summary>
    public static bool operator !=(AbsolutePath? a, AbsolutePath? b) => !(a == b);

    /// <summary>True when both are the same path; case counts except below a drive.</summary>
    protected bool Equals(AbsolutePath other) => string.Equals(_path, other._path, PathRoot.ComparisonOf(_path));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is AbsolutePath other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _path.GetHashCode(PathRoot.ComparisonOf(_path));

    /// <inheritdoc/>
    public override string ToString() => _path;

    /// <summary>The path as text, quoted as <paramref name="format"/> says.</summary>
    /// <exception cref="ArgumentException">There is no such format.</exception>
    public string ToString(string? format) => format switch
    {
        null or NoQuotes => _path,
        DoubleQuote => _path.DoubleQuote(),
        SingleQuote => _path.SingleQuote(),
        DoubleQuoteIfNeeded => _path.DoubleQuoteIfNeeded(),
        SingleQuoteIfNeeded => _path.SingleQuoteIfNeeded(),
        _ => throw new ArgumentException($"'{format}' is no format of a path; there are d, dn, s, sn and nq.", nameof(format)),
    };

    /// <summary>The path that a text means in this folder: itself when it is absolute, else below the folder.</summary>
    internal AbsolutePath Resolve(string path) => PathConstruction.HasPathRoot(path) ? Create(path) : this / path;

    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => ToString(format);

    /// <summary>Makes paths of texts; a relative one starts in the current folder.</summary>
    public class TypeConverter : System.ComponentModel.TypeConverter
    {
        /// <inheritdoc/>
        public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType) => sourceType == typeof(string) || base.CanConvertFrom(context, sourceType);

        /// <inheritdoc/>
        public override object? ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value) =>
            value is string text ? EnvironmentInfo.WorkingDirectory.Resolve(text) : base.ConvertFrom(context, culture, value);
    }
}
