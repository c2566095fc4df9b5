using Nuke.Common.CI;

namespace Pipeline.Engine.Tests.CI;

public sealed class PartitionTests
{
    [Fact]
    public void Parts_share_the_elements_without_gap_or_overlap()
    {
        var parts = Enumerable.Range(1, 3).Select(part => new Partition { Part = part, Total = 3 }.GetCurrent(Enumerable.Range(0, 10)).ToList()).ToList();
        Assert.Equal(Enumerable.Range(0, 10), parts.SelectMany(part => part).Order());
        Assert.Equal([0, 3, 6, 9], parts[0]);
        Assert.True(Partition.Single.IsIn(7));
    }
}
