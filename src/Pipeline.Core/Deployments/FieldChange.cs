namespace Pipeline.Core.Deployments;

/// <summary>A field that changes.</summary>
/// <param name="Path">The field, <c>spec.template.spec.containers[orders].image</c>.</param>
/// <param name="From">Its value as one line; null when it is not there.</param>
/// <param name="To">Its value afterwards; null when it goes.</param>
public sealed record FieldChange(string Path, string? From, string? To);
