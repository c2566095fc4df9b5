using System.Reflection;
using Nuke.Common.ValueInjection;

namespace Pipeline.Components.Sessions;

/// <summary>Gives a build its <see cref="RunContext"/>. Engines keep what such an attribute gave: every target gets the same one.</summary>
internal sealed class RunContextAttribute : ValueInjectionAttributeBase
{
    /// <inheritdoc/>
    public override object GetValue(MemberInfo member, object? instance) => new RunContext((IHazModel)instance!);
}
