using Pipeline.Shared;

namespace Pipeline.Tools.Tests.Shared;

public sealed class SecretMaskTests
{
    [Fact]
    public void Each_secret_is_replaced_and_an_empty_one_is_none() => Assert.Equal("a *** b ***", SecretMask.Apply("a one b two", ["one", "", "two"]));

    [Fact]
    public void A_secret_that_stands_first_is_replaced_whole() => Assert.Equal("***", SecretMask.Apply("abcdef", ["abcdef", "abc"]));
}
