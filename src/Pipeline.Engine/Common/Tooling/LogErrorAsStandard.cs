namespace Nuke.Common.Tooling;

/// <summary>Says that what a tool writes to standard error is no error by itself. Here that holds for every tool.</summary>
[AttributeUsage(AttributeTargets.Class)]
public class LogErrorAsStandard : Attribute;
