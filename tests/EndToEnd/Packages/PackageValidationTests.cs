namespace Pipeline.EndToEnd.Packages;

public sealed class PackageValidationTests
{
    [Fact]
    public async Task A_member_that_was_released_and_is_gone_fails_the_packing_by_its_name()
    {
        using var library = await Library.ReleaseAsync();
        library.Change("Greet(string greeting)", "Welcome(string greeting)");
        var (exitCode, text) = await library.PackAsync("1.1.0");
        Assert.NotEqual(0, exitCode);
        Assert.Contains("CP0002: Member 'string Greetings.Greeter.Greet(string)' exists on [Baseline]", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_added_member_is_packed()
    {
        using var library = await Library.ReleaseAsync();
        library.Change("    /// <summary>Greets everybody.", "    /// <summary>Greets the world.</summary>\n    public static string Greet() => Greet(\"Hello\");\n\n    /// <summary>Greets everybody.");
        var (exitCode, text) = await library.PackAsync("1.1.0");
        Assert.True(exitCode == 0, text);
    }
}
