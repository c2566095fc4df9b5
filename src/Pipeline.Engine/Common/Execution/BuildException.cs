namespace Nuke.Common.Execution;

/// <summary>A mistake in the build's definition or in how it was called; shown by its message alone.</summary>
internal sealed class BuildException : Exception
{
    public BuildException(string message)
        : base(message)
    {
    }

    public BuildException(IReadOnlyList<string> problems)
        : base(string.Join(Environment.NewLine, problems))
    {
    }
}
