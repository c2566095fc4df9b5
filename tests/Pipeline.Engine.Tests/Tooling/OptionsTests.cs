using System.ComponentModel;
using Nuke.Common.Tooling;
using Nuke.Common.Utilities.Collections;

namespace Pipeline.Engine.Tests.Tooling;

public sealed class OptionsTests
{
    [Fact]
    public void A_value_is_read_as_the_type_that_is_asked_for()
    {
        IOptions options = new Colours().Modify(b => { b.Set(() => Sample.Number, 5); b.Set(() => Sample.Colour, Colour.Red); });
        Assert.Equal(5, options.Get<int>(() => Sample.Number));
        Assert.Equal("5", options.Get<string>(() => Sample.Number));
        Assert.Equal(Colour.Red, options.Get<Colour>(() => Sample.Colour));
        Assert.Null(options.Get<string>(() => Sample.Text));
    }

    [Fact]
    public void Null_removes_a_value()
    {
        IOptions options = new Colours().Modify(b => { b.Set(() => Sample.Number, 5); b.Set(() => Sample.Number, null); });
        Assert.Null(options.Get<int?>(() => Sample.Number));
    }

    [Fact]
    public void Options_never_change()
    {
        var before = new Colours().Modify(b => b.AddCollection(() => Sample.List, "a"));
        var after = before.Modify(b => b.AddCollection(() => Sample.List, "b"));
        Assert.Equal(["a"], before.List);
        Assert.Equal(["a", "b"], after.List);
    }

    [Fact]
    public void What_was_set_does_not_change_with_the_collection_that_was_given()
    {
        var given = new List<string> { "a" };
        var options = new Colours().Modify(b => b.Set(() => Sample.List, given));
        given.Add("b");
        Assert.Equal(["a"], options.List);
    }

    [Fact]
    public void Elements_are_added_removed_and_cleared()
    {
        var options = new Colours().Modify(b => b.Set(() => Sample.List, new[] { "a", "b", "a" }));
        Assert.Equal(["b"], options.Modify(b => b.RemoveCollection(() => Sample.List, "a")).List);
        Assert.Empty(options.Modify(b => b.ClearCollection(() => Sample.List)).List!);
    }

    [Fact]
    public void Keys_are_set_added_and_removed()
    {
        var options = new Colours().Modify(b => b.AddDictionary(() => Sample.Dictionary, "a", 1));
        Assert.Equal(2, options.Modify(b => b.SetDictionary(() => Sample.Dictionary, "a", 2)).Dictionary!["a"]);
        Assert.Throws<ArgumentException>(() => options.Modify(b => b.AddDictionary(() => Sample.Dictionary, "a", 2)));
        Assert.Empty(options.Modify(b => b.RemoveDictionary(() => Sample.Dictionary, "a")).Dictionary!);
        Assert.Equal(["a", "b"], options.Modify(b => b.AddDictionary(() => Sample.Dictionary, new Dictionary<string, object> { ["b"] = 3 })).Dictionary!.Keys);
    }

    [Fact]
    public void A_key_has_several_values()
    {
        var options = new Colours().Modify(b => b.SetLookup(() => Sample.Lookup, "a", 1, 2));
        Assert.Equal([1, 2, 3], options.Modify(b => b.AddLookup(() => Sample.Lookup, "a", 3)).Lookup!["a"]);
        Assert.Equal([2], options.Modify(b => b.RemoveLookup(() => Sample.Lookup, "a", 1)).Lookup!["a"]);
        Assert.Empty(options.Modify(b => b.RemoveLookup(() => Sample.Lookup, "a")).Lookup!);
        Assert.Empty(options.Modify(b => b.ClearLookup(() => Sample.Lookup)).Lookup!);
        Assert.Equal([1, 2], options.Lookup!["a"]);
    }

    [Fact]
    public void A_condition_is_asked_with_the_options()
    {
        var options = new[] { new Colours(), new Colours().Modify(b => b.Set(() => Sample.Number, 1)) };
        Assert.Equal([null, "more"], options.When(one => one.Number == 1, one => one.Modify(b => b.Set(() => Sample.Text, "more"))).Select(one => one.Text));
    }

    [Fact]
    public void Options_are_combined()
    {
        Configure<Colours> red = one => one.Modify(b => b.Set(() => Sample.Text, "red"));
        CombinatorialConfigure<Colours> numbers = one => one.CombineWith([1, 2], (each, number) => each.Modify(b => b.Set(() => Sample.Number, number)));
        Assert.Equal([("red", 1), ("red", 2)], new Colours().CombineWith(red).CombineWith(numbers).Select(one => (one.Text!, one.Number ?? 0)));
    }

    private static Colours Sample { get; } = new();

    private sealed class Colours : ToolOptions
    {
        public int? Number => Get<int?>(() => Number);

        public string? Text => Get<string>(() => Text);

        public Colour? Colour => Get<Colour>(() => Colour);

        public IReadOnlyList<string>? List => Get<List<string>>(() => List);

        public IReadOnlyDictionary<string, object>? Dictionary => Get<Dictionary<string, object>>(() => Dictionary);

        public LookupTable<string, int>? Lookup => Get<LookupTable<string, int>>(() => Lookup);
    }

    [TypeConverter(typeof(TypeConverter<Colour>))]
    private sealed class Colour : Enumeration
    {
        public static readonly Colour Red = new() { Value = "red" };
    }
}
