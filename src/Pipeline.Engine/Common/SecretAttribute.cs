namespace Nuke.Common;

/// <summary>The member's value is replaced by <c>***</c> in everything that the build writes.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public class SecretAttribute : Attribute;
