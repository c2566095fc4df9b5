using Pipeline.WorkflowRunner;
using static Pipeline.Workflows.Tests.Running.RunnerFixture;

namespace Pipeline.Workflows.Tests.Running;

/// <summary>Reusable workflows in the runner.</summary>
public sealed class CalledWorkflowTests : IDisposable
{
    private readonly RunnerFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task A_called_workflow_gets_inputs_and_declared_secrets_and_returns_outputs()
    {
        _fixture.Host.Secrets["TOKEN"] = "s3cret";
        const string called = """
            name: called
            on:
              workflow_call:
                inputs:
                  module: { type: string, required: true, description: x }
                secrets:
                  TOKEN: { required: false }
                outputs:
                  greeting: { description: x, value: "${{ jobs.greet.outputs.greeting }}" }
            permissions: {}
            jobs:
              greet:
                permissions: {}
                runs-on: ubuntu-24.04
                timeout-minutes: 1
                outputs:
                  greeting: ${{ steps.greet.outputs.greeting }}
                steps:
                  - id: greet
                    run: |
                      echo "greeting=hello $MODULE" >> "$GITHUB_OUTPUT"
                      echo "the token is $TOKEN"
                    env:
                      MODULE: ${{ inputs.module }}
                      TOKEN: ${{ secrets.TOKEN }}
            """;
        using var run = await _fixture.RunAsync(
            $$$"""
            call:
              permissions: {}
              uses: ./.github/workflows/called.yml
              with: { module: web }
              secrets: { TOKEN: "${{ secrets.TOKEN }}" }
            after:
              needs: [call]
              {{{Machine}}}
              steps:
                - run: test "$GREETING" = "hello web"
                  env: { GREETING: "${{ needs.call.outputs.greeting }}" }
            """,
            (".github/workflows/called.yml", called));

        Assert.Equal("success", run.Result);
        Assert.Contains("the token is ***", run.LogOf("call / greet"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_called_job_cannot_have_more_rights_than_its_caller()
    {
        const string called = """
            name: called
            on: { workflow_call: {} }
            permissions: {}
            jobs:
              push:
                permissions: { packages: write }
                runs-on: ubuntu-24.04
                timeout-minutes: 1
                steps:
                  - run: "true"
            """;
        var error = await Assert.ThrowsAsync<UninterpretedException>(() => _fixture.RunAsync(
            "call:\n  permissions: { contents: read }\n  uses: ./.github/workflows/called.yml", (".github/workflows/called.yml", called)));
        Assert.Contains("packages: write", error.Message, StringComparison.Ordinal);
    }
}
