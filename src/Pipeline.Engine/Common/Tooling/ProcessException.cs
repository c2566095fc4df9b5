namespace Nuke.Common.Tooling;

/// <summary>A program ended with another exit code than 0.</summary>
public class ProcessException : Exception
{
    private const int ShownLines = 20;

    /// <summary>Creates the exception.</summary>
    public ProcessException(IProcess process)
        : base(Describe(process)) => (Process, ExitCode) = (process, process.ExitCode);

    /// <summary>The program.</summary>
    public IProcess Process { get; }

    /// <summary>How it ended.</summary>
    public int ExitCode { get; }

    private static string Describe(IProcess process)
    {
        ArgumentNullException.ThrowIfNull(process);
        var lines = process.Output.Where(line => line.Type == OutputType.Err).Select(line => line.Text).Where(line => line.Length > 0).TakeLast(ShownLines);
        return string.Join(Environment.NewLine, lines.Prepend($"'{Path.GetFileName(process.FileName)} {process.Arguments}' ended with exit code {process.ExitCode} in {process.WorkingDirectory}."));
    }
}
