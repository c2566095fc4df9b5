namespace Pipeline.Components.Tests.Releases;

/// <summary>Who acts on a machine: a listed key proves it, and nothing else does.</summary>
public sealed class SignedPersonTests : IDisposable
{
    private readonly SigningKeys _keys = new();
    private readonly RecordedShop _shop = new();

    public void Dispose()
    {
        _shop.Dispose();
        _keys.Dispose();
    }

    [Fact]
    public async Task A_listed_key_proves_who_signs_and_the_event_is_signed()
    {
        List(_keys.SignWith(_shop.Git, "ada", "ada@example.org"));

        await _shop.SealAsync();

        Assert.Equal(("ada@example.org", "ada@example.org", true, "signature of ada@example.org"), By());
        Assert.Contains("gpgsig -----BEGIN SSH SIGNATURE-----", _shop.Git.Git("cat-file", "commit", RecordedShop.Branch), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_name_that_git_is_configured_with_proves_nothing()
    {
        List(_keys.SignWith(_shop.Git, "mallory", "mallory@example.org"));
        await _shop.SealAsync();

        var output = await _shop.RefusedAsync("Vote", "--go", "--as", "qa");

        Assert.Contains("mallory@example.org does not have the role qa, which @ada, ada@example.org have", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_listed_by_a_login_speaks_for_the_login()
    {
        List(_keys.SignWith(_shop.Git, "ada", "ada"));
        await _shop.SealAsync();

        await _shop.SucceedAsync("Vote", "--go", "--as", "qa");

        Assert.StartsWith("ada votes GO as qa on ", _shop.Sentences[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_is_not_listed_proves_nobody_and_a_warning_says_so()
    {
        List(_keys.SignWith(_shop.Git, "bob", "bob@example.org"));
        _keys.SignWith(_shop.Git, "ada", "ada@example.org");

        var output = await _shop.SucceedAsync("Pipeline", "Bundle");

        Assert.False(By().Proven);
        Assert.Contains("so nobody vouches for that this is Ada: it counts in a rehearsal only", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_listed_for_whole_domains_proves_nobody()
    {
        List(_keys.SignWith(_shop.Git, "ada", "*@example.org"));

        var output = await _shop.SucceedAsync("Pipeline", "Bundle");

        Assert.False(By().Proven);
        Assert.Contains("is listed in", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_signs_nothing_is_proven_by_nothing()
    {
        await _shop.SealAsync();

        Assert.Equal(("Ada", "ada@example.org", false, null), By());
    }

    [Fact]
    public async Task A_key_that_is_gone_is_named_and_nothing_is_recorded()
    {
        List(_keys.SignWith(_shop.Git, "ada", "ada@example.org"));
        await _shop.SealAsync();
        _shop.Git.Git("config", "user.signingkey", "/nowhere/key");

        var output = await _shop.RefusedAsync("Vote", "--go", "--as", "qa");

        Assert.Contains("git is configured to sign with an ssh key, and could not", output, StringComparison.Ordinal);
    }

    private void List(string line) => _shop.Git.Commit("chore: list signers", (".pipeline/allowed_signers", line));

    private (string Name, string? Email, bool Proven, string? ProvenBy) By() => _shop.By();
}
