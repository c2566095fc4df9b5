using System.ComponentModel;
using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

/// <summary>How a package source is asked for the user.</summary>
[TypeConverter(typeof(TypeConverter<DotNetNuGetAuthentication>))]
public class DotNetNuGetAuthentication : Enumeration
{
    /// <summary><c>basic</c>.</summary>
    public static DotNetNuGetAuthentication basic = (DotNetNuGetAuthentication)"basic";

    /// <summary><c>negotiate</c>.</summary>
    public static DotNetNuGetAuthentication negotiate = (DotNetNuGetAuthentication)"negotiate";

    /// <summary><c>kerberos</c>.</summary>
    public static DotNetNuGetAuthentication kerberos = (DotNetNuGetAuthentication)"kerberos";

    /// <summary><c>ntlm</c>.</summary>
    public static DotNetNuGetAuthentication ntlm = (DotNetNuGetAuthentication)"ntlm";

    /// <summary><c>digest</c>.</summary>
    public static DotNetNuGetAuthentication digest = (DotNetNuGetAuthentication)"digest";

    /// <summary>Makes one of its name.</summary>
    public static implicit operator DotNetNuGetAuthentication(string value) => new() { Value = value };
}
