using Microsoft.CodeAnalysis;

namespace Pipeline.Generators;

/// <summary>The methods that change each property with <c>[Argument]</c> of options: for a switch <c>Enable...</c>, for a list <c>Add...</c> and so on.</summary>
internal sealed class OptionMethods(INamedTypeSymbol options)
{
    private readonly SourceText _source = new(
        options.ContainingNamespace.ToDisplayString(),
        $"/// <summary>Changes <see cref=\"{options.Name}\"/>.</summary>\npublic static partial class {options.Name}Extensions");

    public (string Name, string Text) Write()
    {
        foreach (var property in options.GetMembers().OfType<IPropertySymbol>().Where(property => property.Has("ArgumentAttribute")))
            Write(property);
        return ($"{options.Name}Extensions.g.cs", _source.ToString());
    }

    private void Write(IPropertySymbol property)
    {
        var name = property.Name;
        switch (property.Type.OriginalDefinition.Name)
        {
            case "IReadOnlyList":
                var element = property.Type.TypeArgument(0);
                foreach (var type in (string[])[$"params {element}[]", $"System.Collections.Generic.IEnumerable<{element}>"])
                {
                    Method(name, "Set", name, $", {type} v", "Set", "v");
                    Method(name, "Add", name, $", {type} v", "AddCollection", "v");
                    Method(name, "Remove", name, $", {type} v", "RemoveCollection", "v");
                }

                Method(name, "Clear", name, "", "ClearCollection");
                break;
            case "IReadOnlyDictionary":
                var (key, value) = (property.Type.TypeArgument(0), property.Type.TypeArgument(1));
                Method(name, "Set", name, $", System.Collections.Generic.IDictionary<{key}, {value}> v", "Set", "v");
                Method(name, "Set", Names.Singular(name), $", {key} k, {value}? v", "SetDictionary", "k, v!");
                Method(name, "Add", Names.Singular(name), $", {key} k, {value}? v", "AddDictionary", "k, v!");
                Method(name, "Remove", Names.Singular(name), $", {key} k", "RemoveDictionary", "k");
                Method(name, "Clear", name, "", "ClearDictionary");
                break;
            default:
                Method(name, "Set", name, $", {property.Type.Text()} v", "Set", "v");
                Method(name, "Reset", name, "", "Remove");
                if (property.Type.Text() == "bool?")
                {
                    Method(name, "Enable", name, "", "Set", "true");
                    Method(name, "Disable", name, "", "Set", "false");
                    Method(name, "Toggle", name, "", "Set", $"!o.{name}");
                }

                break;
        }
    }

    private void Method(string property, string verb, string name, string parameters, string change, string? value = null) => _source.Method(
        $"/// <inheritdoc cref=\"{options.Name}.{property}\"/>",
        $"public static T {verb}{name}<T>(this T o{parameters}) where T : {options.Name} => o.Modify(b => b.{change}(() => o.{property}{(value is null ? "" : $", {value}")}));");
}
