using Pipeline.Tools.Ledger.Homes;

namespace Pipeline.Tools.Tests.Ledger;

public sealed class NetworkFaultTests
{
    [Theory]
    [InlineData("fatal: unable to access 'https://github.com/acme/shop/': Could not resolve host: github.com")]
    [InlineData("fatal: unable to access 'https://github.com/acme/shop/': Failed to connect to github.com port 443 after 3 ms: Couldn't connect to server")]
    [InlineData("fatal: unable to access 'https://github.com/acme/shop/': The requested URL returned error: 503")]
    [InlineData("ssh: Could not resolve hostname github.com: Temporary failure in name resolution\nfatal: Could not read from remote repository.")]
    [InlineData("ssh: connect to host github.com port 22: Connection refused\nfatal: Could not read from remote repository.")]
    [InlineData("fatal: unable to connect to 127.0.0.1:\n127.0.0.1[0: 127.0.0.1]: errno=Connection refused")]
    public void A_remote_that_does_not_answer_may_answer_later(string words) => Assert.True(NetworkFault.IsIn(words));

    [Theory]
    [InlineData("fatal: 'upstream' does not appear to be a git repository\nfatal: Could not read from remote repository.")]
    [InlineData("git@github.com: Permission denied (publickey).\nfatal: Could not read from remote repository.")]
    [InlineData("remote: Repository not found.\nfatal: repository 'https://github.com/acme/shop/' not found")]
    [InlineData("fatal: Authentication failed for 'https://github.com/acme/shop/'")]
    [InlineData("fatal: unable to access 'https://github.com/acme/shop/': The requested URL returned error: 403")]
    [InlineData("fatal: could not read Username for 'https://github.com': terminal prompts disabled")]
    public void A_remote_that_refuses_will_refuse_again(string words) => Assert.False(NetworkFault.IsIn(words));
}
