using System.Runtime.CompilerServices;

namespace Nuke.Common;

public partial interface ITargetDefinition
{
    /// <summary>Skips the target when the condition does not hold right before it would start. The summary shows the condition's text.</summary>
    ITargetDefinition OnlyWhenDynamic(Func<bool> condition, [CallerArgumentExpression("condition")] string? conditionExpression = null);

    /// <summary>Skips the target when the condition does not hold as the build starts. The summary shows the condition's text.</summary>
    ITargetDefinition OnlyWhenStatic(Func<bool> condition, [CallerArgumentExpression("condition")] string? conditionExpression = null);

    /// <summary>Says what becomes of the dependencies when the target is skipped; <see cref="DependencyBehavior.Skip"/> by default.</summary>
    ITargetDefinition WhenSkipped(DependencyBehavior dependencyBehavior);
}
