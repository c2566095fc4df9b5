using System.Reflection;
using Nuke.Common.Tooling;
using Nuke.Common.Utilities.Collections;

namespace Pipeline.Engine.Tests.Tooling;

/// <summary>The arguments are those that NUKE 10.1 makes of the same attributes and values.</summary>
public sealed class OptionArgumentsTests
{
    private static readonly Dictionary<string, object> Pairs = new() { ["key1"] = 1, ["key2"] = "text" };

    [Fact]
    public void A_switch_stands_only_when_it_is_on()
    {
        Assert.Equal("/flag", Of(b => b.Set(() => Sample.Flag, true)));
        Assert.Equal("", Of(b => b.Set(() => Sample.Flag, false)));
        Assert.Equal("/bool:false", Of(b => b.Set(() => Sample.Bool, false)));
    }

    [Fact]
    public void A_value_with_spaces_is_quoted()
    {
        Assert.Equal("--string value", Of(b => b.Set(() => Sample.Text, "value")));
        Assert.Equal("--string \"white space\"", Of(b => b.Set(() => Sample.Text, "white space")));
        Assert.Equal("--string \"is quoted\"", Of(b => b.Set(() => Sample.Text, "\"is quoted\"")));
        Assert.Equal("", Of(b => b.Set(() => Sample.Text, " ")));
    }

    [Fact]
    public void Options_stand_in_the_order_in_which_they_are_set()
    {
        Assert.Equal("/flag --string x", Of(b => b.Set(() => Sample.Flag, true), b => b.Set(() => Sample.Text, "x")));
        Assert.Equal("--string y /flag", Of(b => b.Set(() => Sample.Text, "x"), b => b.Set(() => Sample.Flag, true), b => b.Set(() => Sample.Text, "y")));
    }

    [Fact]
    public void Positions_stand_before_and_behind_what_has_none() => Assert.Equal("first second /flag next-to-last last", Of(
        b => b.Set(() => Sample.NextToLast, "next-to-last"),
        b => b.Set(() => Sample.Last, "last"),
        b => b.Set(() => Sample.Second, "second"),
        b => b.Set(() => Sample.Flag, true),
        b => b.Set(() => Sample.First, "first")));

    [Fact]
    public void Lists_are_repeated_joined_or_spread()
    {
        Assert.Equal("--each a --each b", Of(b => b.Set(() => Sample.Each, new[] { "a", "b" })));
        Assert.Equal("--joined a+b", Of(b => b.Set(() => Sample.Joined, new[] { "a", "b" })));
        Assert.Equal("--spread a b", Of(b => b.Set(() => Sample.Spread, new[] { "a", "b" })));
        Assert.Equal("--quoted:\"a \\\"b c\\\"\"", Of(b => b.Set(() => Sample.Quoted, new[] { "a", "b c" })));
        Assert.Equal("--upper=TRUE --upper=FALSE", Of(b => b.Set(() => Sample.Upper, new[] { true, false })));
    }

    [Fact]
    public void Dictionaries_are_repeated_joined_or_spread()
    {
        Assert.Equal("-p key1=1 -p key2=text", Of(b => b.Set(() => Sample.EachPair, Pairs)));
        Assert.Equal("-q key1 1 -q key2 text", Of(b => b.Set(() => Sample.EachPairApart, Pairs)));
        Assert.Equal("/p:key1=1;key2=text", Of(b => b.Set(() => Sample.JoinedPairs, Pairs)));
        Assert.Equal("-- key1=1 key2=text", Of(b => b.Set(() => Sample.SpreadPairs, Pairs)));
        Assert.Equal("-p off=false", Of(b => b.SetDictionary(() => Sample.EachPair, "off", false), b => b.SetDictionary(() => Sample.EachPair, "none", null!)));
    }

    [Fact]
    public void Lookups_are_repeated_or_joined()
    {
        var lookup = new LookupTable<string, object> { ["key1"] = [1, 2], ["key2"] = [true] };
        Assert.Equal("-l key1=1 -l key1=2 -l key2=true", Of(b => b.Set(() => Sample.EachValue, lookup)));
        Assert.Equal("-l:key1=1,2 -l:key2=true", Of(b => b.Set(() => Sample.JoinedValues, lookup)));
        Assert.Equal("-m:key1=1,2;key2=true", Of(b => b.Set(() => Sample.JoinedTwice, lookup)));
    }

    [Fact]
    public void A_method_writes_the_value() => Assert.Equal("10", Of(b => b.Set(() => Sample.Minutes, TimeSpan.FromMinutes(10))));

    [Fact]
    public void Fixed_arguments_come_first_and_additional_ones_last() => Assert.Equal("do it --string x more", string.Join(' ', new CommandOptions()
        .AddProcessAdditionalArguments("more").Modify(b => b.Set(() => new CommandOptions().Text, "x")).GetArguments()));

    [Fact]
    public void A_tool_may_escape_values_itself() => Assert.Equal("<Text:a b>", string.Join(' ', new EscapedOptions().Modify(b => b.Set(() => new EscapedOptions().Text, "a b")).GetArguments()));

    private static Everything Sample { get; } = new();

    private static string Of(params Action<IOptions>[] changes) => string.Join(' ', changes.Aggregate(new Everything(), (options, change) => options.Modify(change)).GetArguments());

    private sealed class Everything : ToolOptions
    {
        [Argument(Format = "/flag")]
        public bool? Flag => Get<bool?>(() => Flag);

        [Argument(Format = "/bool:{value}")]
        public bool? Bool => Get<bool?>(() => Bool);

        [Argument(Format = "--string {value}")]
        public string? Text => Get<string>(() => Text);

        [Argument(Format = "{value}", Position = -1)]
        public string? Last => Get<string>(() => Last);

        [Argument(Format = "{value}", Position = -2)]
        public string? NextToLast => Get<string>(() => NextToLast);

        [Argument(Format = "{value}", Position = 2)]
        public string? Second => Get<string>(() => Second);

        [Argument(Format = "{value}", Position = 1)]
        public string? First => Get<string>(() => First);

        [Argument(Format = "--each {value}")]
        public IReadOnlyList<string>? Each => Get<List<string>>(() => Each);

        [Argument(Format = "--joined {value}", Separator = "+")]
        public IReadOnlyList<string>? Joined => Get<List<string>>(() => Joined);

        [Argument(Format = "--spread {value}", Separator = " ")]
        public IReadOnlyList<string>? Spread => Get<List<string>>(() => Spread);

        [Argument(Format = "--quoted:{value}", Separator = " ", QuoteMultiple = true)]
        public IReadOnlyList<string>? Quoted => Get<List<string>>(() => Quoted);

        [Argument(Format = "--upper={value}", FormatterMethod = nameof(UpperCase))]
        public IReadOnlyList<bool>? Upper => Get<List<bool>>(() => Upper);

        [Argument(Format = "-p {key}={value}")]
        public IReadOnlyDictionary<string, object>? EachPair => Get<Dictionary<string, object>>(() => EachPair);

        [Argument(Format = "-q {key} {value}")]
        public IReadOnlyDictionary<string, object>? EachPairApart => Get<Dictionary<string, object>>(() => EachPairApart);

        [Argument(Format = "/p:{key}={value}", Separator = ";")]
        public IReadOnlyDictionary<string, object>? JoinedPairs => Get<Dictionary<string, object>>(() => JoinedPairs);

        [Argument(Format = "-- {key}={value}", Separator = " ")]
        public IReadOnlyDictionary<string, object>? SpreadPairs => Get<Dictionary<string, object>>(() => SpreadPairs);

        [Argument(Format = "-l {key}={value}")]
        public ILookup<string, object>? EachValue => Get<LookupTable<string, object>>(() => EachValue);

        [Argument(Format = "-l:{key}={value}", InnerSeparator = ",")]
        public ILookup<string, object>? JoinedValues => Get<LookupTable<string, object>>(() => JoinedValues);

        [Argument(Format = "-m:{key}={value}", Separator = ";", InnerSeparator = ",")]
        public ILookup<string, object>? JoinedTwice => Get<LookupTable<string, object>>(() => JoinedTwice);

        [Argument(Format = "{value}", FormatterType = typeof(Formatter), FormatterMethod = nameof(Formatter.Minutes))]
        public TimeSpan Minutes => Get<TimeSpan>(() => Minutes);

        private string UpperCase(bool value, PropertyInfo property) => value.ToString().ToUpperInvariant();
    }

    private static class Formatter
    {
        public static string Minutes(TimeSpan time, PropertyInfo _) => $"{time.TotalMinutes}";
    }

    [Command(Arguments = "do it")]
    private sealed class CommandOptions : ToolOptions
    {
        [Argument(Format = "--string {value}")]
        public string? Text => Get<string>(() => Text);
    }

    [Command(Type = typeof(EscapingTasks))]
    private sealed class EscapedOptions : ToolOptions
    {
        [Argument(Format = "{value}")]
        public string? Text => Get<string>(() => Text);
    }

    [ArgumentEscape(Type = typeof(EscapingTasks), Method = nameof(Escape))]
    private sealed class EscapingTasks : ToolTasks
    {
        public static string Escape(string value, PropertyInfo property) => $"<{property.Name}:{value}>";
    }
}
