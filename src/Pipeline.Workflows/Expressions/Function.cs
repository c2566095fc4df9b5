namespace Pipeline.Workflows.Expressions;

/// <summary>The functions of GitHub's expressions.</summary>
public static class Function
{
    /// <summary>True also when an earlier job or step failed or was cancelled. Only in conditions.</summary>
    public static Expression Always { get; } = new("always()", [new(Contexts.Status)]);

    /// <summary>True when nothing before failed or was cancelled. Only in conditions.</summary>
    public static Expression Success { get; } = new("success()", [new(Contexts.Status)]);

    /// <summary>True when something before failed. Only in conditions.</summary>
    public static Expression Failure { get; } = new("failure()", [new(Contexts.Status)]);

    /// <summary>True when the run was cancelled. Only in conditions.</summary>
    public static Expression Cancelled { get; } = new("cancelled()", [new(Contexts.Status)]);

    /// <summary>Reads JSON: the way from an output to a matrix.</summary>
    public static Expression FromJson(Expression value) => Call("fromJSON", [value]);

    /// <summary>Writes JSON.</summary>
    public static Expression ToJson(Expression value) => Call("toJSON", [value]);

    /// <summary>True when <paramref name="search"/> (a list or a text) contains <paramref name="item"/>.</summary>
    public static Expression Contains(Expression search, Expression item) => Call("contains", [search, item]);

    /// <summary>True when <paramref name="value"/> starts with <paramref name="prefix"/>.</summary>
    public static Expression StartsWith(Expression value, Expression prefix) => Call("startsWith", [value, prefix]);

    /// <summary><paramref name="text"/> with a value in the place of each <c>{0}</c>, <c>{1}</c> …</summary>
    public static Expression Format(Expression text, params IReadOnlyList<Expression> values) => Call("format", [text, .. values]);

    /// <summary>One hash over all files that match the globs, relative to the workspace. Only in steps.</summary>
    public static Expression HashFiles(params IReadOnlyList<string> globs) =>
        Call("hashFiles", globs.Select(glob => (Expression)glob), new ContextReference(Contexts.HashFiles));

    private static Expression Call(string name, IEnumerable<Expression> arguments, params ContextReference[] references)
    {
        var list = arguments.ToList();
        return new Expression($"{name}({string.Join(", ", list.Select(argument => argument.Text))})", [.. references, .. list.SelectMany(argument => argument.References)]);
    }
}
