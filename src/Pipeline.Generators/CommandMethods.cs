using Microsoft.CodeAnalysis;

namespace Pipeline.Generators;

/// <summary>The methods that run a tool with options, with changed options, and with several.</summary>
internal sealed class CommandMethods(INamedTypeSymbol options)
{
    public (string Name, string Text) Write()
    {
        var attribute = options.GetAttributes().First(attribute => attribute.AttributeClass?.Name == "CommandAttribute");
        var arguments = attribute.NamedArguments.ToDictionary(argument => argument.Key, argument => argument.Value.Value);
        var (tasks, command) = ((INamedTypeSymbol)arguments["Type"]!, (string)arguments["Command"]!);
        var summary = $"Runs <c>{tasks.Name.Replace("Tasks", "").ToLowerInvariant()} {arguments["Arguments"]}</c>";
        const string output = "System.Collections.Generic.IReadOnlyCollection<Output>";

        var source = new SourceText(tasks.ContainingNamespace.ToDisplayString(), $"partial class {tasks.Name}");
        source.Method(
            $"/// <summary>{summary}.</summary>\n    /// <exception cref=\"ProcessException\">It failed.</exception>",
            $"public static {output} {command}({options.Name}? options = null) => new {tasks.Name}().Run<{options.Name}>(options);");
        source.Method(
            $"/// <inheritdoc cref=\"{command}({options.Name})\"/>",
            $"public static {output} {command}(Configure<{options.Name}> configurator) => new {tasks.Name}().Run<{options.Name}>(configurator.InvokeSafe(new {options.Name}()));");
        source.Method(
            $"/// <summary>{summary} for several options.</summary>\n    /// <inheritdoc cref=\"ConfigureExtensions.Invoke{{TOptions}}\"/>",
            $"public static System.Collections.Generic.IEnumerable<({options.Name} Settings, {output} Output)> {command}(CombinatorialConfigure<{options.Name}> configurator, int degreeOfParallelism = 1, bool completeOnFailure = false) => configurator.Invoke({command}, degreeOfParallelism, completeOnFailure);");
        return ($"{tasks.Name}.{command}.g.cs", source.ToString());
    }
}
