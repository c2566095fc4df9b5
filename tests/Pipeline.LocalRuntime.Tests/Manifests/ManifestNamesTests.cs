using Pipeline.LocalRuntime.Manifests;

namespace Pipeline.LocalRuntime.Tests.Manifests;

/// <summary>Names that an API server would refuse; here they would lead to other files.</summary>
public sealed class ManifestNamesTests
{
    private static readonly string TooLong = new('a', 64);

    [Theory]
    [InlineData("../../../etc")]
    [InlineData("a/b")]
    [InlineData("Data")]
    [InlineData("-data")]
    [InlineData("data-")]
    [InlineData("my.data")]
    public void A_volume_has_the_name_of_a_label(string name) =>
        Assert.Equal([$"Deployment/web: spec.template.spec.volumes[0].name: {DnsName.FaultOfLabel(name)}"], Refused(Pod($"volumes: [{{ name: \"{name}\", emptyDir: {{}} }}]")));

    [Fact]
    public void A_label_has_at_most_63_characters()
    {
        Assert.Null(DnsName.FaultOfLabel(TooLong[1..]));
        Assert.StartsWith($"the name '{TooLong}' is none: at most 63 lower-case letters", DnsName.FaultOfLabel(TooLong), StringComparison.Ordinal);
    }

    [Fact]
    public void A_volume_that_is_there_twice_is_refused() => Assert.Equal(
        ["Deployment/web: spec.template.spec.volumes[1]: 'data' is there twice"], Refused(Pod("volumes: [{ name: data, emptyDir: {} }, { name: data, emptyDir: {} }]")));

    [Theory]
    [InlineData("my.data", true)]
    [InlineData("my..data", false)]
    [InlineData("../data", false)]
    public void A_claim_has_the_name_of_a_subdomain(string name, bool isGood)
    {
        var claimed = Refused(Pod($"volumes: [{{ name: data, persistentVolumeClaim: {{ claimName: \"{name}\" }} }}]"));
        var claim = Refused($"kind: PersistentVolumeClaim\nmetadata: {{ name: \"{name}\" }}\nspec: {{}}\n");
        Assert.Equal(isGood ? [] : [$"Deployment/web: spec.template.spec.volumes[0].persistentVolumeClaim.claimName: {DnsName.FaultOfSubdomain(name)}"], claimed);
        Assert.Equal(isGood ? [] : [$"PersistentVolumeClaim/{name}: metadata.name: {DnsName.FaultOfSubdomain(name)}"], claim);
    }

    [Fact]
    public void A_template_of_claims_has_the_name_of_a_label_and_is_there_once() => Assert.Equal(
        [
            $"StatefulSet/db: spec.volumeClaimTemplates[0].metadata.name: {DnsName.FaultOfLabel("../data")}",
            "StatefulSet/db: spec.volumeClaimTemplates[2]: 'data' is there twice",
        ],
        Refused("kind: StatefulSet\nmetadata: { name: db }\nspec: { volumeClaimTemplates: [{ metadata: { name: ../data } }, { metadata: { name: data } }, { metadata: { name: data } }] }\n"));

    [Fact]
    public void A_container_has_the_name_of_a_label() => Assert.Equal(
        [$"Deployment/web: spec.template.spec.containers[0].name: {DnsName.FaultOfLabel("a/b")}"],
        Refused("kind: Deployment\nmetadata: { name: web }\nspec: { template: { spec: { containers: [{ name: a/b, image: i }] } } }\n"));

    [Theory]
    [InlineData("Deployment")]
    [InlineData("Service")]
    [InlineData("ConfigMap")]
    public void A_resource_has_a_name_that_is_no_path(string kind) =>
        Assert.Contains(Refused($"kind: {kind}\nmetadata: {{ name: ../../x }}\nspec: {{ selector: {{ a: b }} }}\n"), part => part.StartsWith($"{kind}/../../x: metadata.name: the name '../../x' is none", StringComparison.Ordinal));

    private static string Pod(string spec) => $"kind: Deployment\nmetadata: {{ name: web }}\nspec: {{ template: {{ spec: {{ containers: [{{ name: web, image: i }}], {spec} }} }} }}\n";

    private static IReadOnlyList<string> Refused(string manifest)
    {
        try
        {
            ManifestReader.Read("web", manifest);
            return [];
        }
        catch (UnsupportedManifestException exception)
        {
            return exception.Parts;
        }
    }
}
