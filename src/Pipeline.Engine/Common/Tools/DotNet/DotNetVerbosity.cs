using System.ComponentModel;
using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

/// <summary>How much MSBuild writes.</summary>
[TypeConverter(typeof(TypeConverter<DotNetVerbosity>))]
public class DotNetVerbosity : Enumeration
{
    /// <summary>Errors and warnings.</summary>
    public static DotNetVerbosity quiet = (DotNetVerbosity)"quiet";

    /// <summary>A line for each project.</summary>
    public static DotNetVerbosity minimal = (DotNetVerbosity)"minimal";

    /// <summary>The default of MSBuild.</summary>
    public static DotNetVerbosity normal = (DotNetVerbosity)"normal";

    /// <summary>Every target and task.</summary>
    public static DotNetVerbosity detailed = (DotNetVerbosity)"detailed";

    /// <summary>Everything.</summary>
    public static DotNetVerbosity diagnostic = (DotNetVerbosity)"diagnostic";

    /// <summary>Makes a verbosity of its name.</summary>
    public static implicit operator DotNetVerbosity(string value) => new() { Value = value };
}
