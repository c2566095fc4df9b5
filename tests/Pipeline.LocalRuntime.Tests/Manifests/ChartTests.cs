using Pipeline.Core.Errors;
using Pipeline.LocalRuntime.Manifests;

namespace Pipeline.LocalRuntime.Tests.Manifests;

/// <summary>What a chart may say, and what is refused before anything is started.</summary>
public sealed class ChartTests(LocalRuntimeFixture fixture) : LocalScene(fixture), IClassFixture<LocalRuntimeFixture>
{
    [Fact]
    public async Task Configuration_arrives_as_variables_and_files()
    {
        await DeployAsync("job", $$"""
            apiVersion: v1
            kind: ConfigMap
            metadata: { name: settings }
            data: { COLOUR: green, motd: "hello $(NOT_EXPANDED)\n" }
            ---
            apiVersion: v1
            kind: Secret
            metadata: { name: keys }
            data: { token: c2VzYW1l }
            ---
            apiVersion: batch/v1
            kind: Job
            metadata: { name: check }
            spec:
              backoffLimit: 0
              template:
                spec:
                  restartPolicy: Never
                  securityContext: { runAsUser: 1234, runAsNonRoot: true, fsGroup: 1234 }
                  initContainers:
                    - name: prepare
                      image: {{Image}}
                      command: [/bin/sh, -c, "echo prepared > /shared-folder/file"]
                      volumeMounts: [{ name: work, mountPath: /shared-folder }]
                  containers:
                    - name: check
                      image: {{Image}}
                      command: [/bin/sh, -ec]
                      args:
                        - |
                          test "$COLOUR" = green
                          test "$GREETING" = 'hi green $(NOT_A_VARIABLE)'
                          test "$TOKEN" = sesame
                          test "$POD" = check
                          test "$(cat /etc/settings/motd)" = 'hello $(NOT_EXPANDED)'
                          test "$(cat /etc/token)" = sesame
                          test "$(cat /shared-folder/file)" = prepared
                          echo more >> /shared-folder/file
                          test "$(id -u)" = 1234
                          ! touch /forbidden 2>/dev/null
                      envFrom: [{ configMapRef: { name: settings } }]
                      env:
                        - { name: GREETING, value: "hi $(COLOUR) $(NOT_A_VARIABLE)" }
                        - { name: TOKEN, valueFrom: { secretKeyRef: { name: keys, key: token } } }
                        - { name: POD, valueFrom: { fieldRef: { fieldPath: metadata.name } } }
                      securityContext: { readOnlyRootFilesystem: true, allowPrivilegeEscalation: false, capabilities: { drop: [ALL] } }
                      volumeMounts:
                        - { name: settings, mountPath: /etc/settings }
                        - { name: keys, mountPath: /etc/token, subPath: token }
                        - { name: work, mountPath: /shared-folder }
                  volumes:
                    - { name: settings, configMap: { name: settings } }
                    - { name: keys, secret: { secretName: keys } }
                    - { name: work, emptyDir: {} }
            """);
        Assert.Equal("Exited (0)", LocalRuntimeFixture.Docker("ps", "--all", "--filter", $"label=pipeline.local.namespace={Namespace}", "--filter", "label=pipeline.local.container=check", "--format", "{{.Status}}")[..10]);
    }

    [Fact]
    public async Task What_cannot_be_run_is_named_all_at_once_and_nothing_is_started()
    {
        var chart = Charts.Web("one", extra: """
                      lifecycle: { postStart: { exec: { command: [sleep, "1"] } } }
            """) + "\n---\nkind: Ingress\nmetadata: { name: front }\n---\nkind: HorizontalPodAutoscaler\nmetadata: { name: web }\n";
        var exception = await Assert.ThrowsAsync<UnsupportedManifestException>(() => DeployAsync("web", chart));
        Assert.Equal(["Deployment/web: spec.template.spec.containers[0].lifecycle.postStart", "Ingress/front", "HorizontalPodAutoscaler/web"], exception.Parts);
        Assert.Empty(RunningPods());
    }

    [Fact]
    public async Task A_reference_to_what_the_chart_does_not_have_is_named()
    {
        var chart = Charts.Web("one", extra: """
                      envFrom: [{ secretRef: { name: elsewhere } }]
            """);
        Assert.Contains("Deployment/web, container web: Secret/elsewhere", (await Assert.ThrowsAsync<PipelineException>(() => DeployAsync("web", chart))).Message, StringComparison.Ordinal);
    }
}
