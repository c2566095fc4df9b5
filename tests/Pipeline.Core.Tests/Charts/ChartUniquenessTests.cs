using Pipeline.Core.Artifacts;
using Pipeline.Core.Charts;

namespace Pipeline.Core.Tests.Charts;

public class ChartUniquenessTests
{
    private static readonly Digest Content = Digest.Of("chart"u8);

    [Fact]
    public void A_new_version_is_published() => Assert.Equal(ChartPublication.Publish, ChartUniqueness.Decide(null, Content));

    [Fact]
    public void The_same_content_is_taken_as_it_is() => Assert.Equal(ChartPublication.Reuse, ChartUniqueness.Decide(Content, Content));

    [Fact]
    public void Other_content_under_a_published_version_is_refused() => Assert.Equal(ChartPublication.Refuse, ChartUniqueness.Decide(Digest.Of("other"u8), Content));
}
