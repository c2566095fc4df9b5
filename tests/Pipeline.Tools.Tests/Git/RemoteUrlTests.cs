using Pipeline.Core.Errors;
using Pipeline.Tools.Git;

namespace Pipeline.Tools.Tests.Git;

public sealed class RemoteUrlTests
{
    [Theory]
    [InlineData("https://user:p@ss@example.org/a/b.git", "https://example.org/a/b.git")]
    [InlineData("https://token@example.org", "https://example.org")]
    [InlineData("https://example.org/a?private_token=x#y", "https://example.org/a")]
    [InlineData("https://example.org/a@b", "https://example.org/a@b")]
    [InlineData("ssh://git:pw@example.org:22/a.git", "ssh://example.org:22/a.git")]
    [InlineData("git@example.org:a/b.git", "git@example.org:a/b.git")]
    [InlineData("/srv/git/a@b.git", "/srv/git/a@b.git")]
    [InlineData("file:///srv/a@b.git", "file:///srv/a@b.git")]
    [InlineData("https://", "https://")]
    public void Credentials_and_queries_go(string url, string expected) => Assert.Equal(expected, RemoteUrl.WithoutCredentials(url));

    [Theory]
    [InlineData("https://user:p@ss@example.org/a/b.git")]
    [InlineData("https://s3cret@example.org/a.git")]
    [InlineData("HTTPS://:s3cret@example.org/a.git")]
    [InlineData("ssh://git:s3cret@example.org:22/a.git")]
    [InlineData("https://example.org/a.git?private_token=s3cret")]
    public void An_address_with_credentials_is_refused_without_repeating_them(string remote)
    {
        var exception = Assert.Throws<PipelineException>(() => RemoteUrl.RefuseCredentials(remote));
        Assert.Contains(RemoteUrl.WithoutCredentials(remote), exception.Message, StringComparison.Ordinal);
        Assert.Contains("credential.helper", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotMatch("s3cret|p@ss", exception.Message);
    }

    [Theory]
    [InlineData("origin")]
    [InlineData("https://example.org/a@b.git")]
    [InlineData("ssh://git@example.org:22/a.git")]
    [InlineData("git@example.org:a/b.git")]
    [InlineData("/srv/git/a@b.git")]
    public void A_name_an_address_or_an_ssh_user_is_no_credential(string remote) => RemoteUrl.RefuseCredentials(remote);

    [Theory]
    [InlineData("https://user:p@github.com/acme/shop.git", "https://github.com/acme/shop")]
    [InlineData("git@github.com:acme/shop.git", "https://github.com/acme/shop")]
    [InlineData("ssh://git@github.com:22/acme/shop", "https://github.com/acme/shop")]
    [InlineData("/srv/git/shop.git", null)]
    [InlineData("file:///srv/git/shop.git", null)]
    [InlineData("../a@b:c", null)]
    [InlineData(null, null)]
    public void A_hosted_repository_has_a_page(string? url, string? expected) => Assert.Equal(expected, RemoteUrl.WebPage(url));
}
