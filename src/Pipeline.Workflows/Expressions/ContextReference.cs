namespace Pipeline.Workflows.Expressions;

/// <summary>Something that an expression reads.</summary>
/// <param name="Context">The context, or the kind of function.</param>
/// <param name="Source">The job, step, matrix or input that is read; null when the context has no such parts.</param>
/// <param name="Name">The name of the output or value; null: none.</param>
internal sealed record ContextReference(Contexts Context, object? Source = null, string? Name = null);
