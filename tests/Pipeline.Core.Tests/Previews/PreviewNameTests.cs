using FsCheck;
using FsCheck.Fluent;
using Pipeline.Core.Errors;
using Pipeline.Core.Model;
using Pipeline.Core.Previews;
using Pipeline.Core.Text;

namespace Pipeline.Core.Tests.Previews;

public sealed class PreviewNameTests
{
    // Names that look alike: few letters, in both cases, with all that a label has not.
    private static readonly Gen<string> Alike = Gen.Elements("a", "A", "1", "-", ".", " ", "ä", "pr-42", "0123456789ab", new string('x', 31)).ArrayOf().Select(parts => string.Concat(parts));

    private static readonly Gen<string> Names = Gen.OneOf(Alike, ArbMap.Default.GeneratorFor<string>().Where(text => text is not null));

    [Theory]
    [InlineData("pr-42", "shop-pr-42", 42)]
    [InlineData("ada", "shop-ada", null)]
    [InlineData("pr-042", "shop-pr-042", null)]
    public void A_name_that_is_a_label_stays_as_it_is(string given, string expected, int? request)
    {
        var name = PreviewName.Of("shop", given);

        Assert.Equal((expected, $"preview-{given}", request), (name.Namespace, name.Environment, name.PullRequest));
    }

    [Theory]
    [InlineData("Ada Lovelace", "shop-ada-lovelace-")]
    [InlineData("feature/über", "shop-feature-ber-")]
    [InlineData("production\"; kubectl delete ns --all", "shop-production-kubec")]
    public void A_name_that_is_none_keeps_what_it_can_and_gets_a_hash(string given, string beginning) => Assert.StartsWith(beginning, PreviewName.Of("shop", given).Namespace, StringComparison.Ordinal);

    [Fact]
    public void No_name_is_the_one_that_another_was_changed_to()
    {
        var changed = PreviewName.Of("shop", "PR 42").Label;

        Assert.NotEqual(changed, PreviewName.Of("shop", changed).Label);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("two\nlines")]
    [InlineData("turned‮around")]
    public void What_is_no_line_of_text_is_refused(string given) => Assert.Contains("is no name of a preview", Assert.Throws<PipelineException>(() => PreviewName.Of("shop", given)).Message, StringComparison.Ordinal);

    [Fact]
    public void Two_different_names_of_an_application_never_give_one_namespace() => Prop
        .ForAll(Pairs(Names).ToArbitrary(), pair => Read("shop", pair.Item1) is not { } one || Read("shop", pair.Item2) is not { } other || one.Given == other.Given || one.Namespace != other.Namespace)
        .Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void Whatever_it_is_called_namespace_and_environment_are_DNS_labels() => Prop
        .ForAll(Pairs(Names).ToArbitrary(), pair => Read(Application(pair.Item1), pair.Item2) is not { } name || (DnsLabel.IsValid(name.Namespace) && DnsLabel.IsValid(name.Environment)))
        .Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Theory]
    [InlineData("staging", "shop-staging")]
    [InlineData("any", "elsewhere", "preview-any")]
    public void A_declared_environment_cannot_become_a_preview(string given, string place, string environment = "staging")
    {
        var model = PipelineModel.In("/repository").Application("shop").Environment(environment, e => e.InNamespace(place));

        Assert.Contains($"the environment '{environment}' is declared in '{place}'", Assert.Throws<PipelineException>(() => model.EnvironmentOfPreview(PreviewName.Of("shop", given))).Message, StringComparison.Ordinal);
    }

    private static Gen<(string, string)> Pairs(Gen<string> names) => from one in names from other in Gen.OneOf(names, Gen.Constant(one.ToLowerInvariant()), Gen.Constant(one + "-"), Gen.Constant(one.Replace(' ', '-'))) select (one, other);

    private static string Application(string text) => "a" + string.Concat(text.Where(char.IsAsciiLetterLower).Take(60)) + new string('b', text.Length % 63)[..Math.Min(text.Length % 63, 2)];

    private static PreviewName? Read(string application, string given)
    {
        try
        {
            return PreviewName.Of(application, given);
        }
        catch (PipelineException)
        {
            return null;
        }
    }
}
