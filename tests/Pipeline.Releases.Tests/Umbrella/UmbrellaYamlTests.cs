using Pipeline.Core.Errors;
using Pipeline.Core.Vulnerabilities;
using Pipeline.Releases.Umbrella;

namespace Pipeline.Releases.Tests.Umbrella;

public sealed class UmbrellaYamlTests
{
    [Fact]
    public void It_says_what_the_build_class_can_say()
    {
        var plan = UmbrellaYaml.Read("""
            name: aether
            version: "2.1"
            target: 2026-12-15
            branch: main
            modules: [catalog, orders]
            criteria:
              coverage: 80.5
              noNewVulnerabilities: high
              passed: [UnitTest, IntegrationTest, pen-test]
            """);
        var typed = new UmbrellaBuilder("aether").Version("2.1").Target("2026-12-15").From("main").Modules("catalog", "orders")
            .Gate(gate => gate.Coverage(80.5).NoNewVulnerabilities(Severity.High).UnitTestsPassed().IntegrationPassed().Passed("pen-test")).Build();

        Assert.Equivalent(typed, plan, strict: true);
    }

    [Fact]
    public void The_least_that_it_says_is_name_version_and_target()
    {
        Assert.Equal(
            """
            The umbrella release cannot be read:
              umbrella.yaml: The key 'name' is missing; write 'name: aether'.
              umbrella.yaml: The key 'version' is missing; write 'version: "2.1"'.
              umbrella.yaml: The key 'target' is missing; write 'target: 2026-12-15'.
            Mend umbrella.yaml.
            """,
            Message(""));
        Assert.Empty(UmbrellaYaml.Read("name: aether\nversion: 2.1\ntarget: 2026-12-15\n").Criteria.Criteria);
    }

    [Fact]
    public void Every_mistake_is_told_with_its_line() => Assert.Equal(
        """
        The umbrella release cannot be read:
          umbrella.yaml:3: '15.12.2026' is no date. Write year, month and day: 2026-12-15.
          umbrella.yaml:6: The key 'criteria.covrage' is unknown; did you mean 'coverage'? Known here: coverage, noNewVulnerabilities, passed.
          umbrella.yaml:4: The key 'moduls' is unknown; did you mean 'modules'? Known here: name, version, target, modules, branch, criteria.
        Mend umbrella.yaml.
        """,
        Message("name: aether\nversion: 2.1\ntarget: 15.12.2026\nmoduls: [catalog]\ncriteria:\n  covrage: 80\n"));

    [Theory]
    [InlineData("criteria:\n  coverage: NaN", "umbrella.yaml:5: criteria.coverage is a number from 0 to 100.")]
    [InlineData("criteria:\n  coverage: 101", "umbrella.yaml:5: criteria.coverage is a number from 0 to 100.")]
    [InlineData("criteria:\n  noNewVulnerabilities: bad", "umbrella.yaml:5: criteria.noNewVulnerabilities is one of ")]
    [InlineData("modules: catalog", "umbrella.yaml:4: modules is a list, such as [a, b].")]
    [InlineData("modules: [a, a]", "umbrella.yaml: The module a is named 2 times.")]
    [InlineData("modules: *a", "umbrella.yaml:4: The alias *a is not supported; write the value out.")]
    [InlineData("x: {a: {a: {a: {a: {a: {a: {a: {a: 1}}}}}}}}", "umbrella.yaml:4: The values are nested more than 8 deep.")]
    [InlineData("]", "umbrella.yaml:4: This is no YAML: ")]
    public void What_is_wrong_is_named(string rest, string expected) =>
        Assert.Contains(expected, Message($"name: aether\nversion: 2.1\ntarget: 2026-12-15\n{rest}\n"), StringComparison.Ordinal);

    [Fact]
    public void What_the_build_class_says_is_checked_by_the_same_rules() => Assert.Equal(
        """
        The umbrella release aether cannot be:
          - '2' is no release line; expected two numbers, such as 2.1
          - it has no target date: .Target("2026-12-15")
        Mend its declaration in the build class.
        """,
        Assert.Throws<PipelineException>(() => new UmbrellaBuilder("aether").Version("2").Build()).Message);

    private static string Message(string yaml) => Assert.Throws<PipelineException>(() => UmbrellaYaml.Read(yaml)).Message;
}
