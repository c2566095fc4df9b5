using System.ComponentModel;
using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

/// <summary>The format of symbol packages.</summary>
[TypeConverter(typeof(TypeConverter<DotNetSymbolPackageFormat>))]
public class DotNetSymbolPackageFormat : Enumeration
{
    /// <summary><c>symbols.nupkg</c>.</summary>
    public static DotNetSymbolPackageFormat symbols_nupkg = (DotNetSymbolPackageFormat)"symbols.nupkg";

    /// <summary><c>snupkg</c>.</summary>
    public static DotNetSymbolPackageFormat snupkg = (DotNetSymbolPackageFormat)"snupkg";

    /// <summary>Makes one of its name.</summary>
    public static implicit operator DotNetSymbolPackageFormat(string value) => new() { Value = value };
}
