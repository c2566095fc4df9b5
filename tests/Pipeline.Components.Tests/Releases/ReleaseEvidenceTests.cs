namespace Pipeline.Components.Tests.Releases;

/// <summary>Evidence that a build records from a target of its own.</summary>
public sealed class ReleaseEvidenceTests : IDisposable
{
    private readonly RecordedShop _shop = new("pen-tested");

    public void Dispose() => _shop.Dispose();

    [Fact]
    public async Task What_a_target_of_the_builds_own_finds_out_opens_the_gate_that_asks_for_it()
    {
        await _shop.SealAsync();
        Assert.Contains("findings.high", await _shop.SucceedAsync("Why", "--environment", "production"), StringComparison.Ordinal);
        _shop.Git.Write("artifacts/pen-test/report.html", "<html>");

        await _shop.SucceedAsync("PenTest", "--report", "artifacts/pen-test/report.html");

        Assert.Matches("^Ada records pen-test of the application \\([0-9a-f]{12}\\): passed, findings.high 0$", _shop.Sentences[0]);
        Assert.Matches("^sha256:[0-9a-f]{64}$", _shop.LastEvent().GetProperty("items")[0].GetProperty("files").GetProperty("pen-test/report.html").GetString());
        Assert.DoesNotContain("findings.high", await _shop.SucceedAsync("Why", "--environment", "production"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Evidence_about_a_module_is_about_its_image()
    {
        await _shop.SealAsync();

        await _shop.SucceedAsync("PenTest", "--of", "catalog");

        Assert.Equal($"sha256:{new string('a', 64)}", _shop.LastEvent().GetProperty("items")[0].GetProperty("subject").GetString());
    }

    [Fact]
    public async Task Evidence_that_is_withdrawn_closes_the_gate_again()
    {
        await _shop.SealAsync();
        await _shop.SucceedAsync("PenTest");

        await _shop.SucceedAsync("Withdraw");

        Assert.EndsWith(": it looked at another build", _shop.Sentences[0], StringComparison.Ordinal);
        Assert.Matches(@"pen-test\s+was\s+withdrawn\s+by\s+Ada:\s+it\s+looked\s+at\s+another\s+build", await _shop.SucceedAsync("Why", "--environment", "production"));
    }

    [Fact]
    public async Task A_file_that_is_recorded_again_with_other_content_is_recorded_anew()
    {
        await _shop.SealAsync();
        _shop.Git.Write("artifacts/pen-test/report.html", "<html>");
        await _shop.SucceedAsync("PenTest", "--report", "artifacts/pen-test/report.html");
        var first = _shop.LastEvent().GetProperty("items")[0].GetProperty("files").ToString();
        _shop.Git.Write("artifacts/pen-test/report.html", "<html lang='en'>");

        await _shop.SucceedAsync("PenTest", "--report", "artifacts/pen-test/report.html");

        Assert.NotEqual(first, _shop.LastEvent().GetProperty("items")[0].GetProperty("files").ToString());
    }

    [Theory]
    [InlineData("UnitTest is a stage, whose evidence is what the stage itself found", "--evidence", "unittest")]
    [InlineData("has no such module; did you mean 'catalog'?", "--of", "catalogue")]
    [InlineData("The evidence pen-test names a file that is not below", "--report", "build.log")]
    [InlineData("The evidence pen-test names a file that is not below", "--report", "artifacts/none.html")]
    [InlineData("There is no bundle '2020-01-01.1'", "--bundle", "2020-01-01.1")]
    public async Task Evidence_that_cannot_be_is_refused(string reason, string option, string value)
    {
        await _shop.SealAsync();

        var output = await _shop.RefusedAsync("PenTest", option, value);

        Assert.Contains(reason, output, StringComparison.Ordinal);
    }
}
