using Pipeline.Core.Charts;
using Pipeline.Core.Errors;

namespace Pipeline.Core.Tests.Charts;

public class RenderedImagesTests
{
    [Fact]
    public void Images_of_all_containers_in_all_documents_are_found_once()
    {
        var images = RenderedImages.In(
            """
            kind: Deployment
            spec:
              template:
                spec:
                  initContainers: [{ name: wait, image: busybox }]
                  containers:
                    - name: web
                      image: "127.0.0.1:5000/acme/web:1.0.0"
            ---
            kind: ConfigMap
            data: { image: not-a-container }
            ---
            kind: CronJob
            spec: { jobTemplate: { spec: { template: { spec: { containers: [{ image: busybox }] } } } } }
            """);
        Assert.Equal(["busybox", "127.0.0.1:5000/acme/web:1.0.0"], images.Select(image => image.ToString()));
    }

    [Fact]
    public void Text_that_is_no_yaml_is_refused() => Assert.Contains("no YAML", Assert.Throws<PipelineException>(() => RenderedImages.In("a: [")).Message, StringComparison.Ordinal);

    [Fact]
    public void Aliases_that_multiply_or_go_round_in_a_circle_end()
    {
        var lines = Enumerable.Range(1, 40).Select(level => $"  a{level}: &a{level} [*a{level - 1}, *a{level - 1}]");
        Assert.Empty(RenderedImages.In($"data:\n  a0: &a0 [x]\n{string.Join('\n', lines)}\n---\n&self {{ again: *self }}\n"));
    }

    [Theory]
    [InlineData("- { name: web, <<: *usual }")]
    [InlineData("- { name: web, <<: [{ name: x }, *usual] }")]
    [InlineData("- { name: web, <<: { <<: *usual } }")]
    public void A_container_that_takes_its_image_from_another_place_of_the_document_has_it(string container) =>
        Assert.Equal("busybox:1.36.1", Assert.Single(RenderedImages.In($"x: &usual {{ image: 'busybox:1.36.1' }}\nspec:\n  containers:\n    {container}\n")).ToString());

    [Fact]
    public void What_a_container_says_itself_goes_before_what_it_takes_over() =>
        Assert.Equal("own:1.0.0", Assert.Single(RenderedImages.In("x: &usual { image: other }\nspec:\n  containers:\n    - { <<: *usual, image: 'own:1.0.0' }\n")).ToString());

    [Fact]
    public void A_merge_that_goes_round_in_a_circle_ends() =>
        Assert.Empty(RenderedImages.In("spec:\n  containers:\n    - &self { <<: *self }\n"));

    [Fact]
    public void An_image_that_is_mounted_as_a_volume_counts() => Assert.Equal(
        ["ghcr.io/acme/model:1.0"],
        RenderedImages.In("spec:\n  volumes:\n    - name: model\n      image:\n        reference: ghcr.io/acme/model:1.0\n    - name: state\n      emptyDir: {}\n").Select(image => image.ToString()));

    [Theory]
    [InlineData("test", 0)]
    [InlineData("test-success, test-failure", 0)]
    [InlineData("pre-install,test", 1)]
    [InlineData("pre-install", 1)]
    public void What_only_helm_test_runs_is_not_deployed(string hooks, int count) =>
        Assert.Equal(count, RenderedImages.In($"metadata:\n  annotations:\n    \"helm.sh/hook\": {hooks}\nspec:\n  containers:\n    - image: busybox\n").Count);
}
