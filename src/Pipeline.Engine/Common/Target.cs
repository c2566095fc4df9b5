namespace Nuke.Common;

/// <summary>Describes one target of a build. Its identity is the delegate, its name the name of the member that holds it.</summary>
/// <param name="definition">Receives the description.</param>
public delegate ITargetDefinition Target(ITargetDefinition definition);
