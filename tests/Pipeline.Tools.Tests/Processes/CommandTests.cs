using Pipeline.Tools.Processes;

namespace Pipeline.Tools.Tests.Processes;

public sealed class CommandTests
{
    [Fact]
    public void A_command_is_shown_as_one_would_type_it() =>
        Assert.Equal("git commit -m 'it'\\''s done' ''", new Command("git", "commit", "-m", "it's done", "").ToString());

    [Fact]
    public void A_secret_is_not_shown() =>
        Assert.Equal("curl '***&x'", new Command("curl", "s3cret&x") { Secrets = ["s3cret"] }.ToString());
}
