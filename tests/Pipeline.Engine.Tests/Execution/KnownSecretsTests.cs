using FsCheck;
using FsCheck.Fluent;
using Nuke.Common.Execution;

namespace Pipeline.Engine.Tests.Execution;

public sealed class KnownSecretsTests
{
    [Fact]
    public void A_secret_is_masked_however_it_is_cut_into_pieces() =>
        Prop.ForAll(Gen.Choose(0, 9).ListOf().ToArbitrary(), cuts =>
        {
            var secrets = new KnownSecrets();
            secrets.Add("s3cr3t");
            var inner = new StringWriter();
            var writer = new MaskingWriter(inner, secrets);
            const string Text = "a s3cr3t b s3s3cr3t c s3cr";
            var rest = Text;
            foreach (var cut in cuts)
            {
                var length = Math.Min(cut, rest.Length);
                writer.Write(rest[..length]);
                rest = rest[length..];
            }

            writer.Write(rest);
            writer.Complete();
            return inner.ToString() == "a *** b s3*** c s3cr";
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_secret_that_contains_another_is_masked_whole()
    {
        var secrets = new KnownSecrets();
        secrets.Add("abc");
        secrets.Add("abcdef");
        Assert.Equal("*** ***", secrets.Mask("abcdef abc"));
    }

    [Fact]
    public void The_lines_of_a_secret_are_masked_one_by_one()
    {
        var secrets = new KnownSecrets();
        secrets.Add("first\r\nsecond\n");
        Assert.Equal("1 ***, 2 ***", secrets.Mask("1 first, 2 second"));
    }

    [Fact]
    public void A_secret_in_an_address_is_masked()
    {
        var secrets = new KnownSecrets();
        secrets.Add("p@ss word");
        Assert.Equal("https://u:***@host", secrets.Mask("https://u:p%40ss%20word@host"));
    }

    [Fact]
    public void Blank_secrets_mask_nothing()
    {
        var secrets = new KnownSecrets();
        secrets.Add(" ");
        secrets.Add(null);
        Assert.Equal("a b", secrets.Mask("a b"));
    }
}
