using Pipeline.Core.Text;

namespace Pipeline.Core.Deployments;

/// <summary>A plan as people and files get it.</summary>
internal static class ShownPlan
{
    private const int LongestValue = 160;

    /// <summary>The plan with secrets masked and long values cut.</summary>
    /// <param name="module">The plan.</param>
    /// <param name="mask">Masks a text.</param>
    public static ModulePlan Of(ModulePlan module, Func<string, string> mask)
    {
        ArgumentNullException.ThrowIfNull(module);
        ArgumentNullException.ThrowIfNull(mask);
        return module with
        {
            Objects = [.. module.Objects.Select(item => item with
            {
                Fields = [.. item.Fields.Select(field => new FieldChange(field.Path, Value(field.From, mask), Value(field.To, mask)))],
                Refusal = item.Refusal is null ? null : mask(item.Refusal),
                Unchecked = item.Unchecked is null ? null : mask(item.Unchecked),
            })],
        };
    }

    // What is cut, or put on one line, is no longer the secret that is looked for.
    private static string? Value(string? value, Func<string, string> mask)
    {
        if (value is null)
            return null;
        var text = PlainText.OneLine(mask(value));
        return text.Length <= LongestValue ? text : $"{text[..LongestValue]}… ({text.Length} characters)";
    }
}
