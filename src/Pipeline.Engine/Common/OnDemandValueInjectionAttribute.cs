namespace Nuke.Common;

/// <summary>All members of the build are as if marked with <see cref="OnDemandAttribute"/>.</summary>
[AttributeUsage(AttributeTargets.Class)]
public class OnDemandValueInjectionAttribute : Attribute;
