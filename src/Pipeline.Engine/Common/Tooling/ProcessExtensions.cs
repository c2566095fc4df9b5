using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Nuke.Common.Tooling;

/// <summary>Waits for programs and reads what they wrote.</summary>
public static class ProcessExtensions
{
    /// <summary>Waits for the end.</summary>
    /// <exception cref="ArgumentException">Its time ran out.</exception>
    public static IProcess AssertWaitForExit([NotNull] this IProcess? process)
    {
        process.NotNull();
        Assert.True(process.WaitForExit(), $"'{Path.GetFileName(process.FileName)} {process.Arguments}' did not end in time and was stopped with its children.");
        return process;
    }

    /// <summary>Waits for the end, which must be a success.</summary>
    /// <exception cref="ProcessException">The exit code is not 0.</exception>
    public static IProcess AssertZeroExitCode([NotNull] this IProcess? process)
    {
        process.AssertWaitForExit();
        return process.ExitCode == 0 ? process : throw new ProcessException(process);
    }

    /// <summary>The lines, none of which may be of standard error.</summary>
    /// <exception cref="ArgumentException">One is.</exception>
    public static IReadOnlyCollection<Output> EnsureOnlyStd(this IReadOnlyCollection<Output> output)
    {
        Assert.True(output.All(line => line.Type == OutputType.Std), "The program wrote to its standard error.");
        return output;
    }

    /// <summary>The lines of standard output as one text.</summary>
    public static string StdToText(this IEnumerable<Output> output) =>
        string.Join(Environment.NewLine, output.Where(line => line.Type == OutputType.Std).Select(line => line.Text));

    /// <summary>Standard output read as JSON.</summary>
    public static T? StdToJson<T>(this IEnumerable<Output> output) => JsonSerializer.Deserialize<T>(output.StdToText(), JsonSerializerOptions.Web);
}
