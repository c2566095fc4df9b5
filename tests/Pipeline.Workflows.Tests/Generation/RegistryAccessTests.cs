using Pipeline.Core.Errors;
using Pipeline.Workflows.Generation;
using Pipeline.Workflows.Tests.Security;

namespace Pipeline.Workflows.Tests.Generation;

public sealed class RegistryAccessTests
{
    public static TheoryData<string> Clouds => ["amazon", "google"];

    [Theory, MemberData(nameof(Clouds))]
    public void A_cloud_knows_the_job_by_its_identity_and_no_secret_is_stored_for_the_registry(string cloud)
    {
        var files = WorkflowFile.Of(Cloud(cloud));

        Assert.All(files, file => Assert.DoesNotContain("REGISTRY_PASSWORD", file.Content, StringComparison.Ordinal));
        // The job that publishes releases has the job's token for GitHub itself.
        Assert.All(files.SelectMany(file => file.Jobs).Where(job => job.Id != "release"), job => Assert.DoesNotContain("github.token", job.Job.ToString(), StringComparison.Ordinal));
        Assert.All(files, file => Assert.DoesNotContain("packages:", file.Content, StringComparison.Ordinal));
        var push = files.Single(file => file.Name == "module.yml").Jobs.Single(job => job.Id == "push").Job.ToString();
        Assert.Contains(cloud == "amazon" ? "aws-actions/amazon-ecr-login@" : "steps.google.outputs.access_token", push, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Clouds))]
    public void Only_jobs_that_log_in_or_call_such_get_an_identity(string cloud)
    {
        var files = WorkflowFile.Of(Cloud(cloud));

        foreach (var job in files.SelectMany(file => file.Jobs).Where(job => job.Job.ToString().Contains("id-token", StringComparison.Ordinal)))
            Assert.True(job.Id is "push" or "chart" or "deploy" or "rollback" or "tag-images" or "module" || job.Id.StartsWith("modules", StringComparison.Ordinal) || job.Id.StartsWith("deploy-", StringComparison.Ordinal), job.Id);
        Assert.DoesNotContain("id-token", files.Single(file => file.Name == "module-check.yml").Content, StringComparison.Ordinal);
    }

    [Fact]
    public void A_registry_without_a_password_gets_no_login_and_no_rights()
    {
        var content = string.Concat(WorkflowGenerator.Generate(SampleModels.On(RegistryAccess.Open("127.0.0.1:5000", "acme"))).Select(file => file.Content));

        Assert.DoesNotMatch("login|packages:|id-token|REGISTRY_PASSWORD", content);
        Assert.Contains("REGISTRY: '127.0.0.1:5000/acme'", content, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("12345", "eu-west-1", "arn:aws:iam::123456789012:role/push", "account '12345' is not twelve digits")]
    [InlineData("123456789012", "Europe", "arn:aws:iam::123456789012:role/push", "region 'Europe'")]
    [InlineData("123456789012", "eu-west-1", "push", "role 'push'")]
    public void A_value_of_another_shape_is_refused_by_its_name(string account, string region, string role, string message)
    {
        var exception = Assert.Throws<PipelineException>(() => RegistryAccess.AmazonEcr(account, region, role, "acme"));

        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("127.0.0.1:5000\nevil: yes", "acme", "host '127.0.0.1:5000\nevil: yes' is not a host")]
    [InlineData("127.0.0.1:5000", "Acme", "path 'Acme' is not a path")]
    [InlineData("127.0.0.1:5000", "acme/../other", "path 'acme/../other'")]
    [InlineData("127.0.0.1:5000", "${{ github.head_ref }}", "path '${{ github.head_ref }}'")]
    public void An_address_that_is_none_is_refused_by_its_name(string host, string path, string message)
    {
        var exception = Assert.Throws<PipelineException>(() => RegistryAccess.Open(host, path));

        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }

    private static WorkflowModel Cloud(string name) => name == "amazon" ? SampleModels.OnAmazon : SampleModels.OnGoogle;
}
