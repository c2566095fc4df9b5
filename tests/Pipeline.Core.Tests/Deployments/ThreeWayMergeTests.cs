using System.Text.Json.Nodes;
using Pipeline.Core.Deployments;

namespace Pipeline.Core.Tests.Deployments;

public sealed class ThreeWayMergeTests
{
    [Fact]
    public void What_the_chart_sets_is_set() => AssertMerges(before: """{"a": 1}""", now: """{"a": 2}""", live: """{"a": 1, "b": 3}""", expected: """{"a": 2, "b": 3}""");

    [Fact]
    public void What_the_chart_no_longer_says_goes() => AssertMerges(before: """{"a": {"x": 1, "y": 2}}""", now: """{"a": {"x": 1}}""", live: """{"a": {"x": 1, "y": 2, "z": 3}}""", expected: """{"a": {"x": 1, "z": 3}}""");

    [Fact]
    public void What_the_chart_never_said_stays() => AssertMerges(before: "{}", now: """{"a": 1}""", live: """{"replicas": 5}""", expected: """{"replicas": 5, "a": 1}""");

    [Fact]
    public void Containers_are_told_apart_by_their_names() => AssertMerges(
        before: """{"containers": [{"name": "a", "image": "1"}]}""",
        now: """{"containers": [{"name": "a", "image": "2"}]}""",
        live: """{"containers": [{"name": "sidecar", "image": "9"}, {"name": "a", "image": "1", "tty": false}]}""",
        expected: """{"containers": [{"name": "sidecar", "image": "9"}, {"name": "a", "image": "2", "tty": false}]}""");

    [Fact]
    public void A_container_that_the_chart_no_longer_has_goes() => AssertMerges(
        before: """{"containers": [{"name": "a"}, {"name": "b"}]}""", now: """{"containers": [{"name": "a"}]}""", live: """{"containers": [{"name": "a"}, {"name": "b"}]}""", expected: """{"containers": [{"name": "a"}]}""");

    [Fact]
    public void Ports_are_told_apart_by_number_and_protocol() => AssertMerges(
        before: "{}",
        now: """{"ports": [{"port": 53}, {"port": 53, "protocol": "UDP"}]}""",
        live: """{"ports": [{"port": 53, "protocol": "TCP", "nodePort": 30001}, {"port": 53, "protocol": "UDP", "nodePort": 30002}]}""",
        expected: """{"ports": [{"port": 53, "protocol": "TCP", "nodePort": 30001}, {"port": 53, "protocol": "UDP", "nodePort": 30002}]}""");

    [Fact]
    public void Lists_without_a_key_are_replaced() => AssertMerges(before: """{"args": ["a", "b"]}""", now: """{"args": ["c"]}""", live: """{"args": ["a", "b"]}""", expected: """{"args": ["c"]}""");

    [Fact]
    public void Nothing_in_a_chart_is_the_same_as_leaving_it_out() => AssertMerges(before: "{}", now: """{"a": null}""", live: """{"b": 1}""", expected: """{"b": 1}""");

    [Fact]
    public void A_patch_makes_one_object_the_other()
    {
        var patch = MergePatch.Of(Parse("""{"a": 1, "b": {"c": 2, "d": 3}, "e": [1]}"""), Parse("""{"b": {"c": 2, "d": 4}, "e": [1, 2]}"""));
        Assert.Equal("""{"a":null,"b":{"d":4},"e":[1,2]}""", patch.ToJsonString());
    }

    private static void AssertMerges(string before, string now, string live, string expected)
    {
        var merged = ThreeWayMerge.Merge(Parse(before), Parse(now), Parse(live));
        Assert.True(JsonNode.DeepEquals(Parse(expected), merged), merged.ToJsonString());
    }

    private static JsonObject Parse(string json) => (JsonObject)JsonNode.Parse(json)!;
}
