using Microsoft.CodeAnalysis;

namespace Pipeline.Generators;

/// <summary>The methods that set known keys of a dictionary: those that the properties of the class named by <c>[KnownKeys]</c> describe.</summary>
internal sealed class KnownKeyMethods(INamedTypeSymbol options)
{
    private readonly SourceText _source = new(
        options.ContainingNamespace.ToDisplayString(),
        $"/// <summary>Changes <see cref=\"{options.Name}\"/>.</summary>\npublic static partial class {options.Name.Substring(1)}Extensions");

    public (string Name, string Text) Write()
    {
        var known = options.GetAttributes().First(attribute => attribute.AttributeClass?.Name == "KnownKeysAttribute");
        var dictionary = (string)known.ConstructorArguments[0].Value!;
        var keys = (INamedTypeSymbol)known.ConstructorArguments[1].Value!;
        foreach (var key in keys.GetMembers().OfType<IPropertySymbol>())
            Write(dictionary, keys, key);
        return ($"{options.Name}Extensions.g.cs", _source.ToString());
    }

    private void Write(string dictionary, INamedTypeSymbol keys, IPropertySymbol key)
    {
        void Method(string method, string parameters, string change) => _source.Method(
            $"/// <summary>{key.Summary()}</summary>",
            $"public static T {method}<T>(this T o{parameters}) where T : Options, {options.Name} => o.Modify(b => b.{change});");

        var name = key.Name;
        if (key.Has("SeparatorAttribute"))
        {
            var (element, separator) = (key.Type.TypeArgument(0), key.Argument("SeparatorAttribute"));
            foreach (var type in (string[])[$"params {element}[]", $"System.Collections.Generic.IEnumerable<{element}>"])
            {
                foreach (var verb in (string[])["Set", "Add", "Remove"])
                    Method(verb + Names.Plural(name), $", {type} v", $"Set(() => o.{dictionary}, JoinedValues.{verb}(o.{dictionary}, \"{name}\", v, \"{separator}\"))");
            }
        }
        else
        {
            Method("Set" + name, $", {key.Type.Text()} v", $"SetDictionary(() => o.{dictionary}, \"{name}\", v!)");
        }

        Method("Reset" + name, "", $"RemoveDictionary(() => o.{dictionary}, \"{name}\")");
        if (key.Type.Text() != "bool?")
            return;
        Method("Enable" + name, "", $"SetDictionary(() => o.{dictionary}, \"{name}\", true)");
        Method("Disable" + name, "", $"SetDictionary(() => o.{dictionary}, \"{name}\", false)");
        Method("Toggle" + name, "", $"Set(() => o.{dictionary}, JoinedValues.Toggle(o.{dictionary}, \"{name}\"))");
    }
}
