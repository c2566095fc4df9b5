using System.Reflection;
using Nuke.Common.Execution;
using Nuke.Common.ValueInjection;

namespace Nuke.Common.Tooling;

/// <summary>Gives a member of type <see cref="Tool"/> the program on PATH.</summary>
/// <param name="pathExecutable">The program; null is the member's name in lower case.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public class PathVariableAttribute(string? pathExecutable = null) : ValueInjectionAttributeBase
{
    /// <inheritdoc/>
    public override bool SuppressWarnings => true;

    /// <inheritdoc/>
    public override object? GetValue(MemberInfo member, object? instance) =>
        ToolResolver.GetEnvironmentOrPathTool(pathExecutable ?? Member.ShortName(member).ToLowerInvariant());
}
