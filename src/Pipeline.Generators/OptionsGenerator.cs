using Microsoft.CodeAnalysis;

namespace Pipeline.Generators;

/// <summary>For each class with <c>[Command]</c> writes the methods that change its options, and those that run its tool.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class OptionsGenerator : IIncrementalGenerator
{
    private const string Tooling = "Nuke.Common.Tooling.";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        Register(context, "CommandAttribute", options => new OptionMethods(options).Write());
        Register(context, "CommandAttribute", options => new CommandMethods(options).Write());
        Register(context, "KnownKeysAttribute", options => new KnownKeyMethods(options).Write());
    }

    // Texts are compared by value, so that the compiler writes a file anew only when it has changed.
    private static void Register(IncrementalGeneratorInitializationContext context, string attribute, Func<INamedTypeSymbol, (string Name, string Text)> write)
    {
        var files = context.SyntaxProvider.ForAttributeWithMetadataName(Tooling + attribute, (_, _) => true, (found, _) => write((INamedTypeSymbol)found.TargetSymbol));
        context.RegisterSourceOutput(files, (output, file) => output.AddSource(file.Name, file.Text));
    }
}
