using Pipeline.Tools.Processes;

namespace Pipeline.Tools.Tests.Processes;

public class LastWordsTests
{
    [Fact]
    public void The_last_error_of_dockers_classic_builder_comes_before_its_steps_and_its_advice_not_at_all()
    {
        var words = LastWords.Of(
            Ended(("DEPRECATED: The legacy builder is deprecated and will be removed in a future release.", true), ("            Install the buildx component to build images with BuildKit:", true),
                ("            https://docs.docker.com/go/buildx/", true), ("", true), ("Step 2/2 : RUN false", false), ("The command '/bin/sh -c false' returned a non-zero code: 1", true), ("Removing intermediate container 1", false)),
            10);

        Assert.Equal(["The command '/bin/sh -c false' returned a non-zero code: 1", "Step 2/2 : RUN false", "Removing intermediate container 1"], words);
    }

    [Fact]
    public void Nor_does_its_advice_where_the_newer_builder_is_turned_off() => Assert.Equal(
        ["Get \"https://registry.example/v2/\": no such host", "Step 1/1 : FROM x:1"],
        LastWords.Of(
            Ended(("DEPRECATED: The legacy builder is deprecated and will be removed in a future release.", true), ("            BuildKit is currently disabled; enable it by removing the DOCKER_BUILDKIT=0", true),
                ("            environment-variable.", true), ("Step 1/1 : FROM x:1", false), ("Get \"https://registry.example/v2/\": no such host", true)),
            10));

    [Fact]
    public void What_buildkit_could_not_solve_comes_before_what_the_step_wrote_and_is_said_once()
    {
        var words = LastWords.Of(
            Ended(("#5 0.2 no such thing", true), ("#5 ERROR: process did not complete", true), ("------", true), (" > [2/2] RUN x:", true), ("0.2 no such thing", true), ("------", true), ("ERROR: failed to solve: process did not complete", true)),
            2);

        Assert.Equal(["ERROR: failed to solve: process did not complete", " > [2/2] RUN x:", "0.2 no such thing"], words);
    }

    [Fact]
    public void A_compilers_error_comes_before_the_count_of_errors() =>
        Assert.Equal("a.cs(1,1): error CS1002: ; expected", LastWords.Of(Ended(("a.cs(1,1): error CS1002: ; expected", false), ("    1 Error(s)", false), ("Time Elapsed 00:00:01", false)), 0)[0]);

    [Fact]
    public void Without_any_sign_the_last_line_stands() => Assert.Equal(["b"], LastWords.Of(Ended(("a", false), ("b", false)), 0));

    [Fact]
    public void Silence_is_said() => Assert.Equal(["it said nothing"], LastWords.Of(Ended((" ", false)), 3));

    private static ProcessResult Ended(params (string Text, bool IsError)[] lines) => new(1, [.. lines.Select(line => new ProcessLine(line.Text, line.IsError))]);
}
