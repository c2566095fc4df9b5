using FsCheck;
using FsCheck.Fluent;
using Pipeline.Core.Dockerfiles;

namespace Pipeline.Core.Tests.Dockerfiles;

public sealed class DockerfileProperties
{
    private static readonly string[] Pieces =
        ["FROM ", "from ", "a:1", " AS b", "\n", "\\\n", "`\n", "# escape=`\n", "# x\n", "ARG V=1\n", "$V", "${V:-", "${V", "${V#", "${V%%", "${V//", "*", "?", "<< ", "}", "RUN ", "<<EOF", "<<-'E'", "EOF\n", "\"", "'", "\\", "COPY --from=", "--mount=from=", "\t", " ", "\uFEFF", "$"];

    [Fact]
    public void Any_text_is_read_or_refused_with_its_line() => Prop.ForAll(Texts, text =>
    {
        try
        {
            return Dockerfile.Parse(text).FindParents(new Dictionary<string, string>()).All(parent => parent.Line >= 1);
        }
        catch (DockerfileException exception)
        {
            return exception.Line >= 1;
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Whatever_stands_before_it_a_complete_FROM_on_a_line_of_its_own_is_found() => Prop.ForAll(Texts, text =>
    {
        try
        {
            return Dockerfile.Parse($"FROM first:1\nRUN true {text.Replace("\n", " ", StringComparison.Ordinal).Replace("\\", "", StringComparison.Ordinal).Replace("<<", "", StringComparison.Ordinal)}\nFROM last:2")
                .FindParents(new Dictionary<string, string>()).Any(parent => parent.Image == "last:2");
        }
        catch (DockerfileException)
        {
            return false;
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Deeply_nested_defaults_name_no_image_and_do_no_harm()
    {
        var nested = string.Concat(Enumerable.Repeat("${V:-", 100_000)) + new string('}', 100_000);
        Assert.Null(Assert.Single(Dockerfile.Parse($"FROM {nested}").FindParents(new Dictionary<string, string>())).Image);
    }

    private static Arbitrary<string> Texts => Gen.Elements(Pieces).ListOf().Select(pieces => string.Concat(pieces)).ToArbitrary();
}
