using System.ComponentModel;
using System.Globalization;
using Nuke.Common;
using Nuke.Common.CI;
using Nuke.Common.Execution;
using Nuke.Common.IO;
using Nuke.Components;

namespace Pipeline.Engine.Tests.Execution;

public sealed class ValueConverterTests
{
    [Fact]
    public void Texts_become_values_of_their_type()
    {
        Assert.Equal("a", Convert<string>("a"));
        Assert.Equal(3, Convert<int>("3"));
        Assert.Equal(3, Convert<int?>("3"));
        Assert.Equal(Verbosity.Quiet, Convert<Verbosity>("quiet"));
        Assert.Equal(new Uri("http://127.0.0.1:1/"), Convert<Uri>("http://127.0.0.1:1/"));
        Assert.Same(Configuration.Release, Convert<Configuration>("release"));
        Assert.Equal("2/3", Convert<Partition>("2/3").ToString());
        Assert.Equal(new Point(1, 2), Convert<Point>("1:2"));
    }

    [Fact]
    public void A_name_alone_is_true()
    {
        Assert.True(Convert<bool>());
        Assert.False(Convert<bool>("false"));
        Assert.True(Convert<bool?>());
    }

    [Fact]
    public void A_path_starts_in_the_given_folder()
    {
        Assert.Equal("/root/a/b", Convert<AbsolutePath>("a/b").ToString());
        Assert.Equal("/c", Convert<AbsolutePath>("/c").ToString());
    }

    [Fact]
    public void Collections_take_several_texts_or_one_with_separators()
    {
        Assert.Equal([1, 2], Convert<int[]>("1", "2"));
        Assert.Equal(["a", "b"], (IEnumerable<string>)ValueConverter.Convert(["a+b"], typeof(IReadOnlyList<string>), "+", "/root"));
        Assert.Equal([Verbosity.Quiet], Convert<List<Verbosity>>("quiet"));
        Assert.Empty(Convert<string[]>());
    }

    [Theory]
    [InlineData(typeof(int), "'x' is", "x")]
    [InlineData(typeof(Verbosity), "'7' is none of Verbose, Normal, Minimal, Quiet", "7")]
    [InlineData(typeof(Configuration), "'x' is none of Debug, Release", "x")]
    [InlineData(typeof(Partition), "'4/3' is no partition", "4/3")]
    [InlineData(typeof(string), "it takes one value, not 2: a, b", "a", "b")]
    [InlineData(typeof(string), "it needs a value")]
    [InlineData(typeof(bool), "maybe is not a valid value", "maybe")]
    [InlineData(typeof(AbsolutePath), "beyond its root", "../..")]
    [InlineData(typeof(ValueConverterTests), "has no converter", "x")]
    public void What_does_not_fit_is_said(Type type, string message, params string[] texts) =>
        Assert.Contains(message, Assert.Throws<FormatException>(() => ValueConverter.Convert(texts, type, null, "/root")).Message, StringComparison.Ordinal);

    private static T Convert<T>(params string[] texts) => (T)ValueConverter.Convert(texts, typeof(T), null, "/root");

    [TypeConverter(typeof(PointConverter))]
    private sealed record Point(int X, int Y);

    private sealed class PointConverter : TypeConverter
    {
        public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType) => sourceType == typeof(string);

        public override object ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value)
        {
            var parts = ((string)value).Split(':');
            return new Point(int.Parse(parts[0], culture), int.Parse(parts[1], culture));
        }
    }
}
