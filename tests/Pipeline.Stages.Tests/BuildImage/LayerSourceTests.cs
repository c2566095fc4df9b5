using Pipeline.Core.Errors;
using Pipeline.Stages.BuildImage;
using Pipeline.Tools.Registry;

namespace Pipeline.Stages.Tests.BuildImage;

public sealed class LayerSourceTests
{
    private static readonly RegistryAddress Registry = RegistryAddress.Parse("127.0.0.1:5000/acme");

    [Fact]
    public void The_layers_of_a_module_are_those_of_its_image_with_the_tag() =>
        Assert.Equal("127.0.0.1:5000/acme/orders:dev", new LayerSource(Registry, "dev").ImageOf("orders"));

    [Fact]
    public void A_tag_that_would_be_read_as_more_options_is_refused()
    {
        var exception = Assert.Throws<PipelineException>(() => new LayerSource(Registry, "dev,type=local"));

        Assert.Contains("'dev,type=local' is no tag", exception.Message, StringComparison.Ordinal);
    }
}
