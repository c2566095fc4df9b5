using Pipeline.Reports.Releases;

namespace Pipeline.Reports.Tests.Releases;

public sealed class ColumnTextTests
{
    [Fact]
    public void A_text_goes_on_in_the_next_line_below_where_it_began() => Assert.Equal(
        $"  label     {Words(13)}\n            {Words(2)}\n",
        new ColumnText().Field("label", Words(15)).ToString());

    [Fact]
    public void A_word_that_fits_into_no_line_is_cut() => Assert.Equal($"{new string('x', 78)}\n  {new string('x', 78)}\n  xx\n", new ColumnText().Line(new string('x', 158)).ToString());

    [Fact]
    public void Letters_that_take_two_columns_count_twice() => Assert.All(
        new ColumnText().Line(new string('\u5f20', 100)).ToString().Split('\n'),
        line => Assert.InRange(line.Trim().Length * 2, 0, 78));

    [Fact]
    public void A_pair_of_surrogates_is_not_torn() => Assert.DoesNotContain('\ufffd', System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(new ColumnText().Line(string.Concat(Enumerable.Repeat("\U0001f375", 99))).ToString())));

    [Fact]
    public void An_empty_text_leaves_its_label() => Assert.Equal("  label\n", new ColumnText().Field("label", " ").ToString());

    [Fact]
    public void Further_fields_stand_below_the_first_without_the_label() => Assert.Equal("  votes     a\n            b\n", new ColumnText().Fields("votes", ["a", "b"]).ToString());

    [Fact]
    public void Numbers_count_from_one() => Assert.Equal("  1. a\n  2. b\n", new ColumnText().Numbered(2, ["a", "b"]).ToString());

    private static string Words(int count) => string.Join(' ', Enumerable.Repeat("word", count));
}
