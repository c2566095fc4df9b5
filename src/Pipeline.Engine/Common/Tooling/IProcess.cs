namespace Nuke.Common.Tooling;

/// <summary>A program that was started.</summary>
public interface IProcess : IDisposable
{
    /// <summary>The program.</summary>
    string FileName { get; }

    /// <summary>Its arguments as one text, secrets replaced.</summary>
    string Arguments { get; }

    /// <summary>Where it runs.</summary>
    string WorkingDirectory { get; }

    /// <summary>What it has written so far.</summary>
    IReadOnlyCollection<Output> Output { get; }

    /// <summary>How it ended; 0 is success by convention.</summary>
    int ExitCode { get; }

    /// <summary>True when it has ended.</summary>
    bool HasExited { get; }

    /// <summary>Its number.</summary>
    int Id { get; }

    /// <summary>Ends it with all its children.</summary>
    void Kill();

    /// <summary>Waits for its end; false when its time ran out and it was killed.</summary>
    bool WaitForExit();
}
