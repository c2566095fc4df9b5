namespace Pipeline.Workflows.Expressions;

/// <summary>The <c>vars</c> context: variables that the repository, organization or environment configures.</summary>
public static class Variable
{
    /// <summary>The variable <paramref name="name"/> (letters, digits, underscores); empty when it is not configured.</summary>
    /// <exception cref="ArgumentException">The name is no variable's name.</exception>
    public static Expression Named(string name) => new("vars." + Identifier.Require(name, "variable"), [new(Contexts.Vars)]);
}
