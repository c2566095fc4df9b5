namespace Nuke.Common.Utilities;

/// <summary>Chains changes of an object.</summary>
public static class ObjectExtensions
{
    /// <summary>Changes the object when <paramref name="condition"/> holds.</summary>
    public static T When<T>(this T input, bool condition, Func<T, T> transform)
    {
        ArgumentNullException.ThrowIfNull(transform);
        return condition ? transform(input) : input;
    }

    /// <summary>Changes the object with <paramref name="obj"/> unless that is null.</summary>
    public static T WhenNotNull<T, TObject>(this T input, TObject? obj, Func<T, TObject, T> transform)
    {
        ArgumentNullException.ThrowIfNull(transform);
        return obj is null ? input : transform(input, obj);
    }

    /// <summary>Turns the object into another one.</summary>
    public static TOutput Apply<TInput, TOutput>(this TInput input, Func<TInput, TOutput> transform)
    {
        ArgumentNullException.ThrowIfNull(transform);
        return transform(input);
    }
}
