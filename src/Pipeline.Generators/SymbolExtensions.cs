using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace Pipeline.Generators;

/// <summary>What is asked of the compiler's symbols.</summary>
internal static class SymbolExtensions
{
    public static bool Has(this ISymbol symbol, string attribute) => symbol.GetAttributes().Any(one => one.AttributeClass?.Name == attribute);

    /// <summary>The first argument of an attribute.</summary>
    public static string Argument(this ISymbol symbol, string attribute) =>
        (string)symbol.GetAttributes().First(one => one.AttributeClass?.Name == attribute).ConstructorArguments[0].Value!;

    public static string Text(this ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier));

    public static string TypeArgument(this ITypeSymbol type, int index) => ((INamedTypeSymbol)type).TypeArguments[index].Text();

    public static string Summary(this ISymbol symbol) =>
        Regex.Match(symbol.GetDocumentationCommentXml() ?? "", "<summary>(.*?)</summary>", RegexOptions.Singleline).Groups[1].Value.Trim();
}
