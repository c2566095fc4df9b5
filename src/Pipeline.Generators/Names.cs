namespace Pipeline.Generators;

/// <summary>One and many.</summary>
internal static class Names
{
    public static string Singular(string name) =>
        name.EndsWith("ies", StringComparison.Ordinal) ? name.Substring(0, name.Length - 3) + "y" : name.Substring(0, name.Length - 1);

    public static string Plural(string name) => name.EndsWith("s", StringComparison.Ordinal) ? name : name + "s";
}
