using Pipeline.Core.Testing;
using Pipeline.Testing;
using Pipeline.Tools.Testing;

namespace Pipeline.Tools.Tests.Testing;

public sealed class CoverageFileTests : IDisposable
{
    private readonly TempDirectory _folder = new();

    [Fact]
    public void Cobertura_counts_a_line_once_though_method_and_class_list_it()
    {
        var coverage = Read("""
            <?xml version="1.0" encoding="utf-8"?>
            <!DOCTYPE coverage SYSTEM "http://cobertura.sourceforge.net/xml/coverage-04.dtd">
            <coverage line-rate="0.9" branch-rate="0.9" version="1.9" timestamp="1">
              <packages><package name="Shop"><classes><class name="Shop.Cart" filename="Cart.cs">
                <methods><method name="Add" signature="()"><lines>
                  <line number="1" hits="2" branch="False" />
                  <line number="2" hits="1" branch="True" condition-coverage="50% (1/2)" />
                </lines></method></methods>
                <lines>
                  <line number="1" hits="2" branch="False" />
                  <line number="2" hits="1" branch="True" condition-coverage="50% (1/2)" />
                  <line number="3" hits="0" branch="False" />
                </lines>
              </class></classes></package></packages>
            </coverage>
            """);

        Assert.Equal(66.67, coverage.LinePercent);
        Assert.Equal(50, coverage.BranchPercent);
    }

    [Fact]
    public void Lcov_counts_lines_and_branches_itself()
    {
        var coverage = Read("TN:\nSF:src/cart.js\nFN:1,add\nFNDA:1,add\nDA:1,3\nDA:2,0\nBRDA:1,0,0,3\nBRDA:1,0,1,-\nLF:9\nLH:9\nend_of_record\n");

        Assert.Equal(50, coverage.LinePercent);
        Assert.Equal(50, coverage.BranchPercent);
    }

    [Theory]
    [InlineData("<coverage><class filename='a'>\n<line number='x' hits='1'/></class></coverage>", 2, "number=\"x\"")]
    [InlineData("<coverage><class filename='a'>\n<line number='1' hits='1' condition-coverage='half'/></class></coverage>", 2, "condition-coverage=\"half\"")]
    [InlineData("SF:a\nDA:1\n", 2, "'DA:1' is not of the form")]
    [InlineData("DA:1,1\n", 1, "before any 'SF:'")]
    [InlineData("SF:a\nDA:1,1\nBRDA:2\n", 3, "'BRDA:2' is not of the form")]
    [InlineData("nothing of the kind\n", 1, "neither Cobertura XML nor LCOV")]
    public void A_malformed_file_is_named_with_line_and_problem(string content, int line, string problem)
    {
        var exception = Assert.Throws<MalformedResultException>(() => Read(content));

        Assert.StartsWith($"{_folder["coverage"]}({line}): ", exception.Message, StringComparison.Ordinal);
        Assert.Contains(problem, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Hit_counts_beyond_an_int_are_hits() =>
        Assert.Equal(100, Read("<coverage><class filename='a'><line number='1' hits='99999999999'/></class></coverage>").LinePercent);

    public void Dispose() => _folder.Dispose();

    private Coverage Read(string content) => CoverageFile.Read(_folder.Write("coverage", content));
}
