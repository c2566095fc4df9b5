using System.ComponentModel;
using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

/// <summary>How severe a finding of <c>dotnet format</c> is.</summary>
[TypeConverter(typeof(TypeConverter<DotNetFormatSeverity>))]
public class DotNetFormatSeverity : Enumeration
{
    /// <summary><c>info</c>.</summary>
    public static DotNetFormatSeverity info = (DotNetFormatSeverity)"info";

    /// <summary><c>warn</c>.</summary>
    public static DotNetFormatSeverity warn = (DotNetFormatSeverity)"warn";

    /// <summary><c>error</c>.</summary>
    public static DotNetFormatSeverity error = (DotNetFormatSeverity)"error";

    /// <summary>Makes one of its name.</summary>
    public static implicit operator DotNetFormatSeverity(string value) => new() { Value = value };
}
