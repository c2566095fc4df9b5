namespace Nuke.Common;

/// <summary>Describes what <see cref="ITargetDefinition.DependsOnContext{T}"/> runs first.</summary>
/// <param name="definition">Receives the description.</param>
public delegate ITargetDefinition Setup(ITargetDefinition definition);
