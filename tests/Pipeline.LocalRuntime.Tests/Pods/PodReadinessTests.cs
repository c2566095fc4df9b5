using Pipeline.LocalRuntime.Pods;

namespace Pipeline.LocalRuntime.Tests.Pods;

public class PodReadinessTests
{
    [Fact]
    public void It_counts_what_is_ready_and_says_what_the_others_wait_for()
    {
        var readiness = new PodReadiness("orders", ["orders-2", "orders-1"]);
        readiness.Note("orders-1", "http port 8080, path /health: status 503");

        Assert.Equal("waiting for orders: 0 of 2 ready; orders-1: http port 8080, path /health: status 503; orders-2: it starts", readiness.Describe());

        readiness.Note("orders-2", null);

        Assert.Equal("waiting for orders: 1 of 2 ready; orders-1: http port 8080, path /health: status 503", readiness.Describe());
    }

    [Fact]
    public void When_all_are_ready_there_is_nothing_to_say()
    {
        var readiness = new PodReadiness("orders", ["orders-1"]);
        readiness.Note("orders-1", null);

        Assert.Null(readiness.Describe());
    }
}
