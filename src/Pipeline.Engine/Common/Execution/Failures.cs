using Nuke.Common.Utilities;

namespace Nuke.Common.Execution;

/// <summary>Shows exceptions: by their messages, with the stack only when everything is to be written.</summary>
internal static class Failures
{
    public static void Write(Exception exception)
    {
        var message = Describe(exception);
        if (Read(() => NukeBuild.IsServerBuild))
            NukeBuild.Host.ReportError(message);
        else
            Console.Error.WriteLine(Style.Bad(message));
    }

    /// <summary>The messages of the exception and of what it gathers; the whole of it at <see cref="Verbosity.Verbose"/>.</summary>
    public static string Describe(Exception exception)
    {
        exception = exception.Unwrap();
        if (exception is not BuildException && Read(() => NukeBuild.Verbosity == Verbosity.Verbose))
            return exception.ToString();
        return exception is AggregateException several
            ? string.Join(Environment.NewLine, several.Flatten().InnerExceptions.Select(one => one.Unwrap().Message).Distinct())
            : exception.Message;
    }

    // Host and verbosity are parameters: what is to be shown may be that their own values do not fit.
    private static bool Read(Func<bool> setting)
    {
        try
        {
            return setting();
        }
        catch (BuildException)
        {
            return false;
        }
    }
}
