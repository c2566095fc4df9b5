using Nuke.Common.IO;
using Nuke.Common.Tooling;

namespace Pipeline.Engine.Tests.Tooling;

public sealed class ArgumentStringHandlerTests
{
    private const string Full = "a b --c";

    [Fact]
    public void A_value_that_is_the_whole_text_is_all_the_arguments()
    {
        Assert.Equal(Full, Written($"{Full}"));
        Assert.Equal("/a b", Written($"{(AbsolutePath)"/a b"}"));
        Assert.Equal("", Written($"{""}"));
    }

    [Fact]
    public void A_value_with_spaces_is_quoted_beside_others()
    {
        Assert.Equal("a \"a b --c\" b", Written($"a {Full} b"));
        Assert.Equal("\"a b --c\" \"x y\"", Written($"{Full} {"x y"}"));
        Assert.Equal("--x=\"a b --c\" y", Written($"--x={Full} y"));
        Assert.Equal("a x", Written($"a {"x"}"));
    }

    [Fact]
    public void A_blank_value_vanishes()
    {
        Assert.Equal("a  b", Written($"a {""} b"));
        Assert.Equal("a  b", Written($"a {"  "} b"));
        Assert.Equal("", Written(" "));
    }

    [Fact]
    public void A_value_that_is_not_there_is_refused()
    {
        Assert.Throws<ArgumentNullException>(() => Written($"a {(string?)null} b"));
        Assert.Throws<ArgumentNullException>(() => Written($"{(AbsolutePath?)null}"));
    }

    [Fact]
    public void What_is_quoted_is_not_quoted_again()
    {
        Assert.Equal("a \"x y\" b", Written($"a {"\"x y\""} b"));
        Assert.Equal("a 'x y' b", Written($"a {"'x y'"} b"));
    }

    [Fact]
    public void Quotes_in_a_value_with_spaces_are_escaped()
    {
        Assert.Equal("a \"x \\\"y\\\" z\" b", Written($"a {"x \"y\" z"} b"));
        Assert.Equal("a x\"y b", Written($"a {"x\"y"} b"));
    }

    [Fact]
    public void Quotes_around_the_whole_text_go()
    {
        Assert.Equal("a b", Written("\"a b\""));
        Assert.Equal("a b --c", Written($"\"{Full:nq}\""));
        Assert.Equal("\"a\" \"b\"", Written("\"a\" \"b\""));
    }

    [Fact]
    public void A_text_without_values_stays_as_it_is_with_its_quotes() => Assert.Equal("commit -m \"a b\" x", Written("commit -m \"a b\" x"));

    [Fact]
    public void Formats_decide_about_quotes()
    {
        AbsolutePath path = "/a b";
        Assert.Equal("x a b --c y", Written($"x {Full:nq} y"));
        Assert.Equal("x \"/a b\" y", Written($"x {path} y"));
        Assert.Equal("x '/a b' /a b y", Written($"x {path:s} {path:nq} y"));
        Assert.Equal("x \"/a b\" /c y", Written($"x {new AbsolutePath[] { path, "/c" }} y"));
    }

    [Fact]
    public void Values_are_aligned() => Assert.Equal("   5   q \"a b\"|/c  |", Written($"{5,4}{"q",4}{"a b",6}|{(AbsolutePath)"/c",-4}|"));

    [Fact]
    public void A_secret_is_quoted_and_hidden()
    {
        ArgumentStringHandler arguments = $"login {"s3 cr3t":r}";
        Assert.Equal("It is ***!", arguments.GetFilter()("It is s3 cr3t!"));
        Assert.Equal("login \"s3 cr3t\"", arguments.ToStringAndClear());
    }

    [Fact]
    public void Numbers_are_written_the_same_everywhere() => Assert.Equal("1.5 005 True", Written($"{1.5} {5:000} {true}"));

    private static string Written(ArgumentStringHandler arguments) => arguments.ToStringAndClear();
}
