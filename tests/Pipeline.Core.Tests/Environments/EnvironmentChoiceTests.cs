using Pipeline.Core.Errors;
using Pipeline.Core.Model;

namespace Pipeline.Core.Environments;

public class EnvironmentChoiceTests
{
    private readonly PipelineModel _model = PipelineModel.In("/repository")
        .Environment("staging", environment => environment.FromBranch("development"))
        .Environment("production", environment => environment.FromBranch("main").After("staging"));

    [Fact]
    public void The_requested_environment_wins_over_the_branch() => Assert.Equal("staging", _model.ChooseEnvironment("staging", "main").Name);

    [Fact]
    public void A_branch_is_deployed_to_its_environment() => Assert.Equal("production", _model.ChooseEnvironment(null, "main").Name);

    [Theory]
    [InlineData("feature/x")]
    [InlineData(null)]
    public void A_branch_without_an_environment_is_deployed_to_the_first(string? branch) => Assert.Equal("staging", _model.ChooseEnvironment(null, branch).Name);

    [Fact]
    public void A_model_without_environments_deploys_to_one_named_local() =>
        Assert.Equal(EnvironmentChoice.Undeclared, PipelineModel.In("/repository").ChooseEnvironment(null, "main").Name);

    [Fact]
    public void An_unknown_environment_is_answered_with_the_nearest()
    {
        var exception = Assert.Throws<PipelineException>(() => _model.ChooseEnvironment("prodution", "main"));

        Assert.Equal("There is no environment 'prodution'; did you mean 'production'? Declared: staging, production.", exception.Message);
    }

    [Fact]
    public void A_namespace_is_the_environments_name_unless_another_is_given()
    {
        var model = PipelineModel.In("/repository").Environment("staging").Environment("production", environment => environment.InNamespace("live"));

        Assert.Equal(["staging", "live"], model.Environments.Select(environment => environment.Namespace));
    }
}
