using Pipeline.Core.Errors;
using Pipeline.Testing;
using Pipeline.Tools.GitHub;

namespace Pipeline.Tools.Tests.GitHub;

public sealed class GitHubRepositoryTests
{
    [Theory]
    [InlineData("https://github.com/acme/shop.git", null, "https://api.github.com/", "acme/shop")]
    [InlineData("git@github.com:acme/shop.git", null, "https://api.github.com/", "acme/shop")]
    [InlineData("ssh://git@github.com/acme/shop", null, "https://api.github.com/", "acme/shop")]
    [InlineData("https://acme.ghe.com/acme/shop", null, "https://api.acme.ghe.com/", "api.acme.ghe.com/acme/shop")]
    [InlineData("https://github.example.org/acme/shop", "https://github.example.org/api/v3", "https://github.example.org/api/v3/", "github.example.org/acme/shop")]
    public void The_repository_is_that_of_the_remote(string remote, string? api, string expectedApi, string expected)
    {
        var repository = GitHubRepository.FromRemote(remote, api)!;

        Assert.Equal((expectedApi, "acme", "shop", expected), (repository.Api.AbsoluteUri, repository.Owner, repository.Name, repository.ToString()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("/srv/git/shop.git")]
    [InlineData("https://gitlab.com/acme/shop.git")]
    [InlineData("https://github.com.example.org/acme/shop.git")]
    [InlineData("https://github.com/acme/group/shop")]
    public void A_remote_that_is_on_no_known_GitHub_gives_no_repository_that_a_token_could_go_to(string? remote) =>
        Assert.Null(GitHubRepository.FromRemote(remote, null));

    [Theory]
    [InlineData("shop")]
    [InlineData("acme/shop/web")]
    [InlineData("acme/..")]
    [InlineData("acme/shop?x")]
    [InlineData("ac me/shop")]
    [InlineData("-acme/shop")]
    public void What_is_no_repository_is_refused_by_name(string name) =>
        Assert.Contains($"'{name}' is no GitHub repository", Assert.Throws<PipelineException>(() => GitHubRepository.Parse(name, null)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("http://github.example.org/api/v3")]
    [InlineData("https://ada:secret@github.example.org/api/v3")]
    [InlineData("https://github.example.org/api/v3?token=secret")]
    [InlineData("ftp://github.example.org")]
    [InlineData("github.example.org")]
    public void An_address_to_which_no_token_may_go_is_refused_without_its_secrets(string api)
    {
        var exception = Assert.Throws<PipelineException>(() => GitHubRepository.Parse("acme/shop", api));

        Assert.Contains("is no address of GitHub's API", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_gets_the_name_under_which_GitHub_keeps_it()
    {
        using var folder = new TempDirectory();

        var file = await ReleaseFile.ReadAsync(".orders 1.0+é.tgz", folder.Write("a", "abc"), TestContext.Current.CancellationToken);

        Assert.Equal(("orders-1.0--.tgz", 3L, "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"), (file.Name, file.Size, file.Digest));
    }
}
