using System.Text.Json.Nodes;
using Pipeline.Core.Deployments;

namespace Pipeline.Core.Tests.Deployments;

public sealed class ObjectDifferenceTests
{
    [Fact]
    public void A_field_that_changes_is_named_by_its_path() => AssertDiffers(
        """{"spec": {"containers": [{"name": "orders", "image": "a"}]}}""",
        """{"spec": {"containers": [{"name": "orders", "image": "b"}]}}""",
        "spec.containers[orders].image: a -> b");

    [Fact]
    public void A_field_that_comes_and_one_that_goes_are_told() => AssertDiffers("""{"data": {"a": "1"}}""", """{"data": {"b": "2"}}""", "data.a: 1 -> ", "data.b:  -> 2");

    [Fact]
    public void Names_with_dots_stand_in_quotes() => AssertDiffers("""{"data": {"app.json": "1"}}""", """{"data": {"app.json": "2"}}""", "data.\"app.json\": 1 -> 2");

    [Fact]
    public void Values_of_a_secret_are_not_shown() => AssertDiffers(
        """{"kind": "Secret", "type": "Opaque", "data": {"password": "b2xk"}}""", """{"kind": "Secret", "type": "Opaque", "data": {"password": "bmV3"}}""", "data.password: *** -> ***");

    [Fact]
    public void The_order_of_containers_is_no_difference() => AssertDiffers("""{"containers": [{"name": "a"}, {"name": "b"}]}""", """{"containers": [{"name": "b"}, {"name": "a"}]}""");

    [Fact]
    public void An_empty_volume_that_comes_is_a_difference() => AssertDiffers("""{"volumes": [{"name": "a"}]}""", """{"volumes": [{"name": "a", "emptyDir": {}}]}""", "volumes[a].emptyDir:  -> {}");

    [Fact]
    public void What_the_cluster_keeps_in_an_object_is_no_content()
    {
        var live = Parse("""{"metadata": {"name": "a", "uid": "1", "resourceVersion": "5", "generation": 2, "managedFields": [], "annotations": {"deployment.kubernetes.io/revision": "3"}}, "status": {"x": 1}}""");
        Assert.Equal("""{"metadata":{"name":"a"}}""", ObjectContent.Clean(live).ToJsonString());
    }

    [Fact]
    public void The_digest_of_what_is_there_does_not_change_with_its_status() => Assert.Equal(
        ObjectContent.DigestOfLive(Parse("""{"metadata": {"uid": "1", "resourceVersion": "5"}, "spec": {"a": 1, "b": 2}, "status": {"x": 1}}""")),
        ObjectContent.DigestOfLive(Parse("""{"status": {"x": 2}, "spec": {"b": 2, "a": 1}, "metadata": {"resourceVersion": "6", "uid": "1"}}""")));

    [Fact]
    public void The_digest_of_a_secret_tells_nothing_of_its_values() => Assert.Equal(
        ObjectContent.DigestOfApplied(Parse("""{"kind": "Secret", "data": {"password": "b2xk"}}""")), ObjectContent.DigestOfApplied(Parse("""{"kind": "Secret", "data": {"password": "bmV3"}}""")));

    private static void AssertDiffers(string from, string to, params string[] expected) =>
        Assert.Equal(expected, ObjectDifference.Of(Parse(from), Parse(to)).Select(change => $"{change.Path}: {change.From} -> {change.To}"));

    private static JsonObject Parse(string json) => (JsonObject)JsonNode.Parse(json)!;
}
