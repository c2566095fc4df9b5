namespace Nuke.Common.Tooling;

/// <summary>Options of a tool whose package has a program for each of several target frameworks.</summary>
public interface IToolOptionsWithFramework
{
    /// <summary>The target framework, for example <c>net10.0</c>; null is the build's own.</summary>
    string? Framework => ((IOptions)this).Get<string?>(() => Framework);
}
