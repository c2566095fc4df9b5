namespace Nuke.Common;

/// <summary>No warning is written when the member's value cannot be had.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public class OptionalAttribute : Attribute;
