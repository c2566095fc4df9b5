using Pipeline.Workflows.Expressions;
using Pipeline.Workflows.Jobs;
using Pipeline.Workflows.Steps;
using Pipeline.Workflows.Validation;
using Pipeline.Workflows.Yaml;

namespace Pipeline.Workflows.Rendering;

/// <summary>What is being rendered: it turns text and expressions into YAML and collects what is wrong with them.</summary>
/// <param name="Workflow">The workflow.</param>
/// <param name="Problems">Receives every problem.</param>
internal sealed record RenderScope(Workflow Workflow, List<WorkflowProblem> Problems)
{
    /// <summary>The job; null outside jobs.</summary>
    public Job? Job { get; init; }

    /// <summary>The steps that ended before: for a step the earlier ones, for the job's outputs all.</summary>
    public IReadOnlyList<Step> EarlierSteps { get; init; } = [];

    /// <summary>Where the part in hand was made.</summary>
    public SourcePlace? Source { get; init; }

    /// <summary>Notes a problem.</summary>
    public void Refuse(string path, string message) => Problems.Add(new WorkflowProblem(Workflow.FileName, path, Source, message));

    /// <summary>Renders text; null stays null.</summary>
    public YamlNode? Text(Text? text, string path, Contexts allowed)
    {
        if (text is null)
            return null;
        Check(text.References, path, allowed);
        if (text.HasTypedExpression)
            Refuse(path, $"'{text}' holds '${{{{' as typed text; write an interpolated string with an Expression in it.");
        return text.ToString();
    }

    /// <summary>Renders an expression with its braces.</summary>
    public YamlNode Braced(Expression expression, string path, Contexts allowed)
    {
        Check(expression.References, path, allowed);
        return expression.Text is "true" or "false" ? YamlScalar.Literal(expression.Text) : expression.ToString();
    }

    /// <summary>Renders a condition, which needs no braces; null stays null.</summary>
    public YamlNode? Condition(Expression? condition, string path, Contexts allowed)
    {
        if (condition is null)
            return null;
        Check(condition.References, path, allowed);
        return condition.Text;
    }

    /// <summary>Renders variables that hold no secret.</summary>
    public YamlMapping Variables(OrderedDictionary<string, Text> variables, string path, Contexts allowed)
    {
        var mapping = new YamlMapping();
        foreach (var (name, text) in variables)
        {
            RequireName(name, $"{path}.{name}", "variable");
            mapping.AddIfSet(name, Text(text, $"{path}.{name}", allowed));
        }

        return mapping;
    }

    /// <summary>Renders variables or arguments, among them secrets.</summary>
    public YamlMapping Values(OrderedDictionary<string, Value> values, string path, Contexts allowed)
    {
        var mapping = new YamlMapping();
        foreach (var (name, value) in values)
        {
            RequireName(name, $"{path}.{name}", "variable");
            if (value.Secret is { } secret)
                Check(secret, $"{path}.{name}");
            mapping.AddIfSet(name, value.IsLiteral ? YamlScalar.Literal(value.ToString()) : value.Secret?.ToString() ?? Text(value.Text, $"{path}.{name}", allowed));
        }

        return mapping;
    }

    /// <summary>Refuses a secret that the workflow cannot have.</summary>
    public void Check(Secret secret, string path)
    {
        if (Workflow.On.Call is { } call && !secret.IsJobToken && call.Secrets.All(declared => declared.Name != secret.Name))
            Refuse(path, $"The secret {secret.Name} is not declared by the workflow's call trigger (declared: {List(call.Secrets.Select(declared => declared.Name))}).");
    }

    /// <summary>Refuses a name that is none.</summary>
    public void RequireName(string name, string path, string kind)
    {
        if (!Identifier.IsValid(name))
            Refuse(path, $"'{name}' cannot be the name of a {kind}: expected a letter or underscore, then letters, digits, hyphens and underscores.");
    }

    /// <summary>Names for a message.</summary>
    public static string List(IEnumerable<string> names) => string.Join(", ", names.DefaultIfEmpty("none"));

    private void Check(IEnumerable<ContextReference> references, string path, Contexts allowed)
    {
        foreach (var reference in references.Distinct())
        {
            if ((allowed & reference.Context) == 0)
                Refuse(path, $"'{Name(reference.Context)}' does not exist here; an expression here may read {List(Enum.GetValues<Contexts>().Where(context => context != Contexts.None && allowed.HasFlag(context)).Select(Name))}.");
            else if (ContextRules.Offence(reference, this) is { } offence)
                Refuse(path, offence);
        }
    }

    private static string Name(Contexts context) => context switch
    {
        Contexts.HashFiles => "hashFiles()",
        Contexts.Status => "always(), success(), failure(), cancelled()",
        _ => context.ToString().ToLowerInvariant(),
    };
}
