using Pipeline.Workflows.Expressions;

namespace Pipeline.Workflows.Tests.Expressions;

public sealed class ExpressionTests
{
    private static readonly Expression A = GitHubContext.Sha;
    private static readonly Expression B = GitHubContext.Ref;
    private static readonly Expression C = GitHubContext.Actor;

    [Fact]
    public void And_binds_tighter_than_or() => Assert.Equal("github.sha && github.ref || github.actor", ((A & B) | C).Text);

    [Fact]
    public void An_or_inside_an_and_keeps_its_parentheses() => Assert.Equal("(github.sha || github.ref) && github.actor", ((A | B) & C).Text);

    [Fact]
    public void A_comparison_inside_a_comparison_keeps_its_parentheses() => Assert.Equal("(github.sha == github.ref) == github.actor", A.Is(B).Is(C).Text);

    [Fact]
    public void A_negated_comparison_keeps_its_parentheses() => Assert.Equal("!(github.sha != github.ref)", (!A.IsNot(B)).Text);

    [Fact]
    public void A_quote_in_a_text_cannot_end_it() => Assert.Equal("github.ref == 'it''s || true'", B.Is("it's || true").Text);

    [Fact]
    public void Text_is_written_with_its_expressions_in_place()
    {
        Text text = $"run-{A}-{"orders"}";
        Assert.Equal("run-${{ github.sha }}-orders", text.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("1st")]
    [InlineData("a.b")]
    [InlineData("a }} ${{ secrets.TOKEN")]
    public void A_name_that_could_become_another_expression_is_refused(string name)
    {
        Assert.Throws<ArgumentException>(() => Secret.Named(name));
        Assert.Throws<ArgumentException>(() => Variable.Named(name));
    }
}
