using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Nuke.Common.ChangeLog;

/// <summary>A version of a changelog, <c>1.2.3</c>, <c>1.2.3.4</c> or <c>1.2.3-beta.1</c>, compared as Semantic Versioning 2.0.0 says. NUKE has NuGet's type here.</summary>
public sealed class ReleaseVersion : IComparable<ReleaseVersion>, IEquatable<ReleaseVersion>
{
    private readonly string _text;
    private readonly Version _numbers;
    private readonly string[] _labels;

    private ReleaseVersion(string text, Version numbers, string[] labels) => (_text, _numbers, _labels) = (text, numbers, labels);

    /// <summary>True when it comes before the release of its numbers.</summary>
    public bool IsPrerelease => _labels.Length > 0;

    /// <summary>True when the first is earlier.</summary>
    public static bool operator <(ReleaseVersion a, ReleaseVersion b) => a.NotNull().CompareTo(b) < 0;

    /// <summary>True when the first is later.</summary>
    public static bool operator >(ReleaseVersion a, ReleaseVersion b) => a.NotNull().CompareTo(b) > 0;

    /// <summary>True when the first is not later.</summary>
    public static bool operator <=(ReleaseVersion a, ReleaseVersion b) => !(a > b);

    /// <summary>True when the first is not earlier.</summary>
    public static bool operator >=(ReleaseVersion a, ReleaseVersion b) => !(a < b);

    /// <summary>True when both are the same but for build metadata.</summary>
    public static bool operator ==(ReleaseVersion? a, ReleaseVersion? b) => a is null ? b is null : a.Equals(b);

    /// <summary>True when they differ by more than build metadata.</summary>
    public static bool operator !=(ReleaseVersion? a, ReleaseVersion? b) => !(a == b);

    /// <summary>Reads a version.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static ReleaseVersion Parse(string text) => TryParse(text, out var version) ? version : throw new FormatException($"'{text}' is no version; write for example 1.2.3 or 1.2.3-beta.1");

    /// <summary>Reads a version; false when it is none.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out ReleaseVersion? version)
    {
        var parts = (text ?? "").Split('+')[0].Split('-', 2);
        var isVersion = Version.TryParse(parts[0].Contains('.', StringComparison.Ordinal) ? parts[0] : parts[0] + ".0", out var numbers) && char.IsAsciiDigit(parts[0][0]);
        string[] labels = parts.Length == 2 ? parts[1].Split('.') : [];
        version = isVersion && Array.TrueForAll(labels, label => label.Length > 0)
            ? new ReleaseVersion(text!, new Version(numbers!.Major, numbers.Minor, Math.Max(0, numbers.Build), Math.Max(0, numbers.Revision)), labels)
            : null;
        return version is not null;
    }

    /// <inheritdoc/>
    public int CompareTo(ReleaseVersion? other)
    {
        if (other is null)
            return 1;
        if (_numbers.CompareTo(other._numbers) is not 0 and var byNumbers)
            return byNumbers;
        if (IsPrerelease != other.IsPrerelease)
            return IsPrerelease ? -1 : 1;
        var byLabels = _labels.Zip(other._labels, Compare).FirstOrDefault(order => order != 0);
        return byLabels != 0 ? byLabels : _labels.Length.CompareTo(other._labels.Length);
    }

    /// <inheritdoc/>
    public bool Equals(ReleaseVersion? other) => other is not null && CompareTo(other) == 0;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ReleaseVersion);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_numbers, string.Join('.', _labels).ToUpperInvariant());

    /// <summary>The version as it was written.</summary>
    public override string ToString() => _text;

    private static int Compare(string a, string b)
    {
        var (aIsNumber, bIsNumber) = (long.TryParse(a, NumberStyles.None, CultureInfo.InvariantCulture, out var aNumber), long.TryParse(b, NumberStyles.None, CultureInfo.InvariantCulture, out var bNumber));
        return aIsNumber && bIsNumber ? aNumber.CompareTo(bNumber) : aIsNumber != bIsNumber ? (aIsNumber ? -1 : 1) : string.Compare(a, b, StringComparison.OrdinalIgnoreCase);
    }
}
