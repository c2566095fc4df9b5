namespace Nuke.Common.Tooling;

/// <summary>Says how a property of <see cref="ToolOptions"/> becomes arguments.</summary>
[AttributeUsage(AttributeTargets.Property)]
public class ArgumentAttribute : Attribute
{
    /// <summary>Its place: 1 is the first, -1 the last; 0 is between those, in the order in which options are set.</summary>
    public int Position { get; set; }

    /// <summary>The arguments, with <c>{value}</c> and, of a dictionary, <c>{key}</c>: <c>--output {value}</c>. Without <c>{value}</c> it is a switch.</summary>
    public string Format { get; set; } = "";

    /// <summary>Another spelling of <see cref="Format"/>; not used.</summary>
    public string? AlternativeFormat { get; set; }

    /// <summary>True masks the value in the log and in the tool's output.</summary>
    public bool Secret { get; set; }

    /// <summary>Where <see cref="FormatterMethod"/> is; null is the options' type.</summary>
    public Type? FormatterType { get; set; }

    /// <summary>A method that turns the value and its <see cref="System.Reflection.PropertyInfo"/> into text.</summary>
    public string? FormatterMethod { get; set; }

    /// <summary>Joins the elements into one argument; a space gives each its own after one name; null repeats the name.</summary>
    public string? Separator { get; set; }

    /// <summary>Joins the values of a lookup's key; null repeats the key.</summary>
    public string? InnerSeparator { get; set; }

    /// <summary>True quotes the joined elements together.</summary>
    public bool QuoteMultiple { get; set; }
}
