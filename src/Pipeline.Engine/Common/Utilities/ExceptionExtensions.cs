using System.Reflection;

namespace Nuke.Common.Utilities;

/// <summary>Finds what really went wrong.</summary>
public static class ExceptionExtensions
{
    /// <summary>The exception inside those that reflection, tasks and static constructors put around it.</summary>
    public static Exception Unwrap(this Exception exception) => exception switch
    {
        TargetInvocationException or TypeInitializationException when exception.InnerException is { } inner => inner.Unwrap(),
        AggregateException { InnerExceptions: [var inner] } => inner.Unwrap(),
        _ => exception,
    };
}
