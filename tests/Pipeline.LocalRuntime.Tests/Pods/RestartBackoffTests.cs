using Pipeline.LocalRuntime.Pods;

namespace Pipeline.LocalRuntime.Tests.Pods;

public class RestartBackoffTests
{
    private static readonly RestartBackoff Kubelet = RestartBackoff.OfKubelet;

    [Fact]
    public void The_first_start_is_at_once_and_pauses_double_from_ten_seconds_to_five_minutes()
    {
        var pauses = new List<double>();
        for (var pause = TimeSpan.Zero; pauses.Count < 8; pause = Kubelet.AfterStart(Kubelet.AfterEnd(pause, TimeSpan.FromSeconds(1))))
            pauses.Add(pause.TotalSeconds);
        Assert.Equal([0, 10, 20, 40, 80, 160, 300, 300], pauses);
    }

    [Fact]
    public void Ten_minutes_of_health_are_forgiveness()
    {
        Assert.Equal(TimeSpan.Zero, Kubelet.AfterEnd(TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(10)));
        Assert.Equal(TimeSpan.FromMinutes(5), Kubelet.AfterEnd(TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(9.9)));
    }

    [Fact]
    public void A_deployment_gives_a_container_a_second_and_a_half_before_the_third_restart() => Assert.Equal(
        TimeSpan.FromSeconds(1.5), RestartBackoff.OfDeployment.AfterStart(TimeSpan.Zero) + RestartBackoff.OfDeployment.AfterStart(RestartBackoff.OfDeployment.AfterStart(TimeSpan.Zero)));

    [Fact]
    public void After_a_deployment_that_was_less_patient_the_pauses_begin_at_ten_seconds() =>
        Assert.Equal(TimeSpan.FromSeconds(10), Kubelet.AfterStart(RestartBackoff.OfDeployment.AfterStart(TimeSpan.Zero)));
}
