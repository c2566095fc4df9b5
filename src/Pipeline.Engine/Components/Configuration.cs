using System.ComponentModel;
using Nuke.Common.Tooling;

namespace Nuke.Components;

/// <summary>A build configuration.</summary>
[TypeConverter(typeof(TypeConverter<Configuration>))]
public class Configuration : Enumeration
{
    /// <summary>For developers.</summary>
    public static Configuration Debug = new() { Value = nameof(Debug) };

    /// <summary>For users.</summary>
    public static Configuration Release = new() { Value = nameof(Release) };

    /// <summary>The name.</summary>
    public static implicit operator string(Configuration configuration) => configuration.ToString();
}
