using FsCheck;
using FsCheck.Fluent;
using Nuke.Common.Execution;

namespace Pipeline.Engine.Tests.Execution;

public sealed class SecretMaskTests
{
    [Fact]
    public void A_secret_is_masked_however_it_is_cut_into_pieces() =>
        Prop.ForAll(Gen.Choose(0, 9).ListOf().ToArbitrary(), cuts =>
        {
            var mask = new SecretMask();
            mask.Add("s3cr3t");
            var inner = new StringWriter();
            var writer = new MaskingWriter(inner, mask);
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
        var mask = new SecretMask();
        mask.Add("abc");
        mask.Add("abcdef");
        Assert.Equal("*** ***", mask.Apply("abcdef abc"));
    }

    [Fact]
    public void The_lines_of_a_secret_are_masked_one_by_one()
    {
        var mask = new SecretMask();
        mask.Add("first\r\nsecond\n");
        Assert.Equal("1 ***, 2 ***", mask.Apply("1 first, 2 second"));
    }

    [Fact]
    public void A_secret_in_an_address_is_masked()
    {
        var mask = new SecretMask();
        mask.Add("p@ss word");
        Assert.Equal("https://u:***@host", mask.Apply("https://u:p%40ss%20word@host"));
    }

    [Fact]
    public void Blank_secrets_mask_nothing()
    {
        var mask = new SecretMask();
        mask.Add(" ");
        mask.Add(null);
        Assert.Equal("a b", mask.Apply("a b"));
    }
}
