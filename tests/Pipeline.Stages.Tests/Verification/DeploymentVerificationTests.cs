using Pipeline.Core.Modules;
using Pipeline.Stages.Deploy;
using Pipeline.Stages.Tests.Rollbacks;

namespace Pipeline.Stages.Tests.Verification;

/// <summary>What really runs is asked, on a cluster where one answers and on the local runtime.</summary>
public sealed class DeploymentVerificationTests
{
    private static readonly Module Catalog = new() { Name = "catalog", Path = ".", Chart = "chart" };

    public static TheoryData<RuntimeChoice> Runtimes => [RuntimeChoice.Local, RuntimeChoice.Kubernetes];

    [Theory, MemberData(nameof(Runtimes))]
    public async Task A_module_that_answers_as_it_must_and_whose_charts_tests_pass_is_verified(RuntimeChoice choice)
    {
        await using var scene = await RollbackScene.CreateAsync(choice);
        await scene.DeployImageAsync(1, "catalog", scene.Image, test: Test("wget -q -O - http://$CATALOG_SERVICE_HOST/ | grep v1"));

        var summary = await scene.VerifyAsync(Catalog.Smoke("/").Smoke("/index.html", contains: "v1").Smoke("/gone", status: 404));

        Assert.Equal((null, null), (summary.Failure("catalog"), summary.Remark()));
        Assert.Equal(["GET /", "GET /index.html", "GET /gone", "helm test"], summary.Outcomes.Select(outcome => outcome.Name));
        Assert.Equal(4, summary.Metrics["smoke.total"]);
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task Every_check_that_fails_is_named_with_what_it_found(RuntimeChoice choice)
    {
        await using var scene = await RollbackScene.CreateAsync(choice);
        await scene.DeployImageAsync(1, "catalog", scene.Image, test: Test("echo the till is shut; exit 4"));

        var summary = await scene.VerifyAsync(Catalog.Smoke("/gone").Smoke("/", contains: "v2"));

        Assert.StartsWith("catalog runs and does not pass 3 of 3 checks, each tried twice: GET /gone: expected status 200, answered 404; GET /: expected 'v2' in the answer, which was 'v1'; helm test: ", summary.Failure("catalog"), StringComparison.Ordinal);
        Assert.True(scene.Told.Contains("the till is shut", StringComparison.Ordinal) || summary.Failure("catalog")!.Contains("the till is shut", StringComparison.Ordinal), scene.Told + summary.Failure("catalog"));
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task A_module_without_checks_is_verified_by_being_ready(RuntimeChoice choice)
    {
        await using var scene = await RollbackScene.CreateAsync(choice);
        await scene.DeployAsync(1, "catalog");

        Assert.Equal((null, 0), ((await scene.VerifyAsync(Catalog)).Failure("catalog"), (await scene.VerifyAsync(Catalog)).Metrics.Count));
    }

    private static string Test(string command) => $$$"""

        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: {{ .Release.Name }}-test
          annotations: { helm.sh/hook: test, helm.sh/hook-delete-policy: before-hook-creation }
        spec:
          restartPolicy: Never
          containers:
            - name: test
              image: "{{ .Values.test.image }}"
              imagePullPolicy: IfNotPresent
              command: [/bin/sh, -c, "{{{command}}}"]
        """;
}
