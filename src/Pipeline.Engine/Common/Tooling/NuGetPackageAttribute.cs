using System.Reflection;
using Nuke.Common.ValueInjection;

namespace Nuke.Common.Tooling;

/// <summary>Gives a member of type <see cref="Tool"/> a program of a package that the build's project references or downloads.</summary>
/// <param name="packageId">The package.</param>
/// <param name="packageExecutable">The file in it.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public class NuGetPackageAttribute(string packageId, string packageExecutable) : ValueInjectionAttributeBase
{
    /// <summary>The version; null is the only one that the project has.</summary>
    public string? Version { get; set; }

    /// <summary>The target framework; null is the build's own.</summary>
    public string? Framework { get; set; }

    /// <inheritdoc/>
    public override object? GetValue(MemberInfo member, object? instance) =>
        ToolResolver.TryGetEnvironmentTool(member.Name) ?? ToolResolver.GetNuGetTool(packageId, packageExecutable, Version, Framework);
}
