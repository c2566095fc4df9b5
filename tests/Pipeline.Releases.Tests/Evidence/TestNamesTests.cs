using System.IO.Compression;
using System.Text;
using Pipeline.Releases.Evidence;

namespace Pipeline.Releases.Tests.Evidence;

public sealed class TestNamesTests
{
    [Fact]
    public void What_is_packed_is_unpacked_again()
    {
        string[] names = ["Shop.Tests.Tea_is_hot", "Shop.Tests.Thé(\"vert\")", "a name\nof two lines"];

        Assert.Equal(["Shop.Tests.Tea_is_hot", "Shop.Tests.Thé(\"vert\")", "a name of two lines"], TestNames.Unpack(TestNames.Pack(names)!));
    }

    [Fact]
    public void Two_thousand_names_take_a_few_letters_each()
    {
        var packed = TestNames.Pack([.. Enumerable.Range(0, 2000).Select(number => $"Shop.Orders.Tests.BasketTests.The_basket_keeps_what_was_added_to_it_{number}")]);

        Assert.InRange(packed!.Length, 1, 20_000);
    }

    [Fact]
    public void No_names_are_nothing() => Assert.Null(TestNames.Pack([]));

    [Fact]
    public void More_than_fits_is_left_out() => Assert.Null(TestNames.Pack([.. Enumerable.Range(0, 20_000).Select(number => Convert.ToHexString(Pipeline.Core.Artifacts.Digest.Of(Encoding.UTF8.GetBytes($"{number}")).Hex.Select(letter => (byte)letter).ToArray()))]));

    [Theory]
    [InlineData("not base64!")]
    [InlineData("bm90IHBhY2tlZA==")]
    public void What_is_broken_has_no_names(string packed) => Assert.Null(TestNames.Unpack(packed));

    [Fact]
    public void What_unpacks_to_more_than_was_ever_packed_is_not_read()
    {
        using var bomb = new MemoryStream();
        using (var gzip = new GZipStream(bomb, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(new byte[16 * 1024 * 1024]);

        Assert.Null(TestNames.Unpack(Convert.ToBase64String(bomb.ToArray())));
    }
}
