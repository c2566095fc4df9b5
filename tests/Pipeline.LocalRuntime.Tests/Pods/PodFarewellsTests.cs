using Pipeline.LocalRuntime.Pods;
using Pipeline.Tools.Containers;

namespace Pipeline.LocalRuntime.Tests.Pods;

public class PodFarewellsTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Fact]
    public void It_says_who_is_waited_for_and_how_long_still_until_all_have_ended()
    {
        var (slow, quick) = (Pod("orders-1", "30"), Pod("orders-2", "5"));
        var farewells = new PodFarewells([slow, quick], Start);

        Assert.Equal(
            "waiting for orders to end: orders-1 has 24 s left of its grace period of 30 s; orders-2 has 0 s left of its grace period of 5 s", farewells.Describe("orders", Start.AddSeconds(6.5)));

        farewells.Note(slow);
        farewells.Note(quick);

        Assert.Null(farewells.Describe("orders", Start));
    }

    private static RunningPod Pod(string name, string grace) => new()
    {
        Id = name,
        Sandbox = new ContainerDescription { Id = name, Name = name, Image = "", Status = ContainerStatus.Running, Labels = new Dictionary<string, string> { [LocalLabels.Pod] = name, [LocalLabels.Grace] = grace } },
        Containers = [],
        Folder = new PodFolder("/nowhere"),
    };
}
