namespace Nuke.Common;

/// <summary>Describes what <see cref="ITargetDefinition.DependsOnContext{T}"/> runs last, even after a failure.</summary>
/// <param name="definition">Receives the description.</param>
public delegate ITargetDefinition Cleanup(ITargetDefinition definition);
