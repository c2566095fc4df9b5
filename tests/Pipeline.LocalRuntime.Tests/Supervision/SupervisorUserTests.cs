using Pipeline.LocalRuntime.Supervision;

namespace Pipeline.LocalRuntime.Tests.Supervision;

public sealed class SupervisorUserTests
{
    [Fact]
    public void Who_is_root_is_root_there_too() => Assert.Equal("0:0", SupervisorUser.Of(user: 0, socketUser: 0, socketGroup: 998));

    [Fact]
    public void Who_may_use_the_engine_by_its_group_is_themselves_in_that_group() => Assert.Equal("1000:998", SupervisorUser.Of(user: 1000, socketUser: 0, socketGroup: 998));

    [Fact]
    public void Who_has_an_engine_of_their_own_is_root_in_its_containers() => Assert.Equal("0:0", SupervisorUser.Of(user: 1000, socketUser: 1000, socketGroup: 1000));

    [Fact]
    public void A_socket_that_is_not_there_belongs_to_root() => Assert.Equal("0:0", SupervisorUser.Of("/nowhere/engine.sock"));
}
