namespace Pipeline.Tools.Slack.Blocks;

/// <summary>How much Slack takes. Lengths are those of the escaped text.</summary>
internal static class SlackLimits
{
    /// <summary>The blocks of a message.</summary>
    public const int Blocks = 50;

    /// <summary>The text of a message, which Slack cuts.</summary>
    public const int Text = 40_000;

    /// <summary>The text of a message that Slack does not mind.</summary>
    public const int GoodText = 4_000;

    /// <summary>A header.</summary>
    public const int Header = 150;

    /// <summary>The text of a section.</summary>
    public const int Section = 3_000;

    /// <summary>The fields of a section.</summary>
    public const int Fields = 10;

    /// <summary>The text of a field.</summary>
    public const int Field = 2_000;

    /// <summary>The elements of a context.</summary>
    public const int ContextElements = 10;

    /// <summary>The elements of actions.</summary>
    public const int ActionElements = 25;

    /// <summary>The text of a button.</summary>
    public const int Button = 75;

    /// <summary>The address of a button.</summary>
    public const int Url = 3_000;

    /// <summary>The value of a button.</summary>
    public const int Value = 2_000;

    /// <summary>The id of a block, of an action, and the type of metadata.</summary>
    public const int Id = 255;
}
