using Pipeline.Core.Artifacts;
using Pipeline.Core.Charts;

namespace Pipeline.Core.Tests.Charts;

/// <summary>The forms in which a chart may name the image of its module.</summary>
public sealed class ImageFormTests
{
    private static readonly Digest Pinned = Digest.Of("image"u8);
    private static readonly ImageReference Image = new("registry.example/acme/orders", "0123abc", Pinned);

    [Theory]
    [InlineData("image:\n  repository: x\n  tag: y\n", "image:\n  repository: \"registry.example/acme/orders\"\n  tag: \"0123abc@{0}\"\n")]
    [InlineData("image:\n  repository: x\n  tag: y\n  digest: z\n", "image:\n  repository: \"registry.example/acme/orders\"\n  tag: \"0123abc\"\n  digest: \"{0}\"\n")]
    [InlineData("image:\n  registry: w\n  repository: x\n  tag: y\n", "image:\n  registry: \"registry.example\"\n  repository: \"acme/orders\"\n  tag: \"0123abc@{0}\"\n")]
    [InlineData("image: x:y\n", "image: \"registry.example/acme/orders:0123abc@{0}\"\n")]
    [InlineData("image: \"\"\n", "image: \"registry.example/acme/orders:0123abc@{0}\"\n")]
    public void The_likeliest_form_is_the_one_whose_keys_are_there(string values, string expected)
    {
        var form = ImageForm.Of(values, Image, isLocal: false)[0];

        Assert.Equal((expected.Replace("{0}", Pinned.Value, StringComparison.Ordinal), null), (form.Values, form.DeployedValues));
    }

    [Fact]
    public void Where_both_ways_to_pin_are_possible_both_are_tried()
    {
        var forms = ImageForm.Of("image:\n  repository: x\n  digest: z\n  tag: y\n", Image, isLocal: false);

        Assert.Equal(2, forms.Count);
        Assert.Equal($"image:\n  repository: \"registry.example/acme/orders\"\n  digest: \"\"\n  tag: \"0123abc@{Pinned}\"\n", forms[1].Values);
    }

    [Fact]
    public void A_registry_that_is_apart_may_also_be_written_into_the_repository() =>
        Assert.Equal(
            ["acme/orders", "acme/orders", "registry.example/acme/orders", "registry.example/acme/orders"],
            ImageForm.Of("image:\n  registry: w\n  repository: x\n", Image, isLocal: false).Select(form => form.Values.Split("repository: \"")[1].Split('"')[0]));

    [Theory]
    [InlineData("image:\n  repository: x\n", "image:\n  repository: \"localhost:5557/acme/orders\"\n")]
    [InlineData("image:\n  registry: w\n  repository: x\n", "image:\n  registry: \"localhost:5557\"\n")]
    [InlineData("image: x\n", "image: \"localhost:5557/acme/orders:0123abc@{0}\"\n")]
    public void The_address_of_a_registry_of_this_machine_is_in_what_is_deployed_alone(string values, string deployed)
    {
        var form = ImageForm.Of(values, Image with { Repository = "localhost:5557/acme/orders" }, isLocal: true)[0];

        Assert.DoesNotContain("5557", form.Values, StringComparison.Ordinal);
        Assert.Equal(deployed.Replace("{0}", Pinned.Value, StringComparison.Ordinal), form.DeployedValues);
    }

    [Fact]
    public void An_image_without_a_registry_keeps_its_name() =>
        Assert.EndsWith("  registry: w\n  repository: \"orders\"\n", ImageForm.Of("image:\n  registry: w\n  repository: x\n", Image with { Repository = "orders" }, isLocal: false)[0].Values, StringComparison.Ordinal);

    [Fact]
    public void Values_that_name_no_image_get_one() =>
        Assert.Contains("repository: \"registry.example/acme/orders\"", ImageForm.Of("replicas: 1\n", Image, isLocal: false)[0].Values, StringComparison.Ordinal);
}
