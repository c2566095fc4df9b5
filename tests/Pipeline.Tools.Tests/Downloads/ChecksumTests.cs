using System.Security.Cryptography;
using Pipeline.Tools.Downloads;

namespace Pipeline.Tools.Tests.Downloads;

public class ChecksumTests
{
    [Fact]
    public void A_hexadecimal_SHA_256_is_read() =>
        Assert.True(Checksum.Parse("sha256:" + Convert.ToHexStringLower(SHA256.HashData("x"u8))).Matches(SHA256.HashData("x"u8)));

    [Fact]
    public void An_integrity_of_npm_is_read() =>
        Assert.True(Checksum.Parse("sha512-" + Convert.ToBase64String(SHA512.HashData("x"u8))).Matches(SHA512.HashData("x"u8)));

    [Fact]
    public void Another_content_does_not_match() =>
        Assert.False(Checksum.Parse("sha512-" + Convert.ToBase64String(SHA512.HashData("x"u8))).Matches(SHA512.HashData("y"u8)));

    [Theory]
    [InlineData("sha256:00")]
    [InlineData("sha512-AAAA")]
    [InlineData("md5:00")]
    public void Anything_else_is_refused(string text) => Assert.Throws<FormatException>(() => Checksum.Parse(text));
}
