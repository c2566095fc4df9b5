using System.Text.Json.Nodes;
using Pipeline.Core.Environments;
using Pipeline.Core.Model;

namespace Pipeline.Core.Tests.Environments;

public sealed class EnvironmentValuesTests
{
    [Fact]
    public void A_model_that_sets_nothing_writes_nothing() => Assert.Null(Staging(e => e).ValuesOf("web"));

    [Fact]
    public void Paths_become_nested_values_of_their_type() => Assert.Equal(
        """{"replicas":2,"ingress":{"enabled":true,"host":"shop.example: \"x\""}}""",
        Compact(Staging(e => e.Values(v => v.Set("replicas", 2).Set("ingress.enabled", true).Set("ingress.host", "shop.example: \"x\""))), "web"));

    [Fact]
    public void A_dot_of_a_key_is_escaped() => Assert.Equal(
        """{"labels":{"acme.com/team":"web"}}""", Compact(Staging(e => e.Values(v => v.Set("labels.acme\\.com/team", "web"))), "web"));

    [Fact]
    public void A_character_that_YAML_cannot_have_as_two_escapes_is_written_as_it_is() => Assert.Equal(
        "{\n  \"a\": \"\\\\\U0001F600\U0001F680\",\n  \"b\": \"\\\\ud83d\\\\ude00\"\n}\n", Staging(e => e.Values(v => v.Set("a", "\\\U0001F600\U0001F680").Set("b", "\\ud83d\\ude00"))).ValuesOf("web"));

    [Fact]
    public void Values_of_a_module_go_over_those_of_every_chart_whatever_stands_first()
    {
        var staging = Staging(e => e.Values(v => v.For("web", w => w.Set("replicas", 3)).Set("replicas", 1).Set("level", "debug")));
        Assert.Equal(("""{"replicas":3,"level":"debug"}""", """{"replicas":1,"level":"debug"}"""), (Compact(staging, "web"), Compact(staging, "orders")));
    }

    [Fact]
    public void Of_a_value_and_values_below_it_the_later_counts() => Assert.Equal(
        ("""{"a":{"b":1}}""", """{"a":"x"}"""),
        (Compact(Staging(e => e.Values(v => v.Set("a", "x").Set("a.b", 1))), "web"), Compact(Staging(e => e.Values(v => v.Set("a.b", 1).Set("a", "x"))), "web")));

    [Fact]
    public void What_only_developers_need_is_said_to_charts_and_can_be_overridden() => Assert.Equal(
        ("""{"global":{"developmentRequirements":true,"level":"debug"}}""", """{"global":{"developmentRequirements":false}}"""),
        (Compact(Staging(e => e.DevelopmentRequirements().Values(v => v.Set("global.level", "debug"))), "web"),
            Compact(Staging(e => e.DevelopmentRequirements().Values(v => v.Set("global.developmentRequirements", false))), "web")));

    private static DeployEnvironment Staging(Func<EnvironmentBuilder, EnvironmentBuilder> configure) => PipelineModel.In("/shop").Environment("staging", configure).Environments[0];

    private static string Compact(DeployEnvironment environment, string module) => JsonNode.Parse(environment.ValuesOf(module)!)!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
