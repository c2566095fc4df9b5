using Pipeline.Core.Errors;
using Pipeline.LocalRuntime.Manifests;
using Pipeline.LocalRuntime.Pods;
using Pipeline.LocalRuntime.Releases;
using Pipeline.Tools.Files;

namespace Pipeline.LocalRuntime.Tests;

public sealed class LocalRuntimeClientTests(LocalRuntimeFixture fixture) : IClassFixture<LocalRuntimeFixture>, IDisposable
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false });
    private readonly string _namespace = fixture.NewNamespace();
    private readonly Charts _charts = new(fixture.Image);
    private readonly StringWriter _log = new();

    public void Dispose() => _log.Dispose();

    [Fact]
    public async Task A_deployment_answers_through_its_service_on_another_port()
    {
        await DeployAsync("web", _charts.Web("hello"));
        Assert.Equal("hello", await GetAsync("web"));
    }

    [Fact]
    public async Task A_pod_reaches_a_service_by_its_names_and_by_its_variables()
    {
        await DeployAsync("web", _charts.Web("hello"));
        await DeployAsync("client", _charts.Job("client",
            $"wget -qO- http://web/ && wget -qO- http://web.{_namespace}.svc.cluster.local/ && wget -qO- http://$WEB_SERVICE_HOST:$WEB_SERVICE_PORT_HTTP/"));
        Assert.Contains("Job/client runs", _log.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_revision_takes_over_when_it_is_ready_and_the_old_pods_go()
    {
        await DeployAsync("web", _charts.Web("one"));
        await DeployAsync("web", _charts.Web("two"));
        Assert.Equal("two", await GetAsync("web"));
        Assert.Single(Pods());
        var history = await fixture.Runtime.HistoryAsync("web", _namespace, default);
        Assert.Equal([(1, LocalStatus.Superseded), (2, LocalStatus.Deployed)], history.Select(entry => (entry.Revision, entry.Status)));
        Assert.True(await fixture.Runtime.IsRunningAsync("web", _namespace, 2, default));
        Assert.False(await fixture.Runtime.IsRunningAsync("web", _namespace, 1, default));
    }

    [Fact]
    public async Task Once_its_proxy_is_built_a_deployment_starts_no_process()
    {
        await DeployAsync("first", _charts.Job("first", "exit 0"));
        await DeployAsync("web", _charts.Web("one"));
        fixture.Processes.Commands.Clear();
        await DeployAsync("web", _charts.Web("two"));
        await DeployAsync("last", _charts.Job("last", "exit 0"));
        Assert.Empty(fixture.Processes.Commands);
    }

    [Fact]
    public async Task The_same_chart_again_leaves_its_pods_alone()
    {
        await DeployAsync("web", _charts.Web("one"));
        var before = Pods();
        await DeployAsync("web", _charts.Web("one"));
        Assert.Equal(before, Pods());
    }

    [Fact]
    public async Task A_revision_that_ends_at_once_leaves_the_old_one_and_shows_its_last_words()
    {
        await DeployAsync("web", _charts.Web("one"));
        var exception = await Assert.ThrowsAsync<PodFailedException>(() => DeployAsync("web", _charts.Web("two", command: "echo no disk >&2; exit 7")));
        Assert.Contains("it keeps ending, last with exit code 7", exception.Message, StringComparison.Ordinal);
        Assert.Contains("| no disk", exception.Message, StringComparison.Ordinal);
        Assert.Equal("what ran before still runs", exception.Aftermath);
        Assert.Equal("one", await GetAsync("web"));
        Assert.Single(Pods());
        Assert.Equal(LocalStatus.Failed, (await fixture.Runtime.HistoryAsync("web", _namespace, default))[^1].Status);
    }

    [Fact]
    public async Task A_revision_that_is_never_ready_names_its_probe()
    {
        var exception = await Assert.ThrowsAsync<PodFailedException>(() => DeployAsync("web", _charts.Web("one", probePath: "/missing"), TimeSpan.FromSeconds(8)));
        Assert.Contains("it is not ready in time: http port 8080, path /missing: status 404", exception.Message, StringComparison.Ordinal);
        Assert.Contains("waiting for web: 0 of 1 ready; ", _log.ToString(), StringComparison.Ordinal);
        Assert.Contains(": http port 8080, path /missing: status 404", _log.ToString(), StringComparison.Ordinal);
        Assert.Equal("nothing of it runs", exception.Aftermath);
        Assert.Empty(Pods());
    }

    [Fact]
    public async Task A_rollback_runs_an_earlier_revision_as_a_new_one()
    {
        await DeployAsync("web", _charts.Web("one"));
        await DeployAsync("web", _charts.Web("two"));
        var revision = await fixture.Runtime.RollbackAsync("web", _namespace, 1, TimeSpan.FromMinutes(1), _log, default);
        Assert.Equal(3, revision.Revision);
        Assert.Equal("one", await GetAsync("web"));
        Assert.Contains("has no revision 9", (await Assert.ThrowsAsync<PipelineException>(() => fixture.Runtime.RollbackAsync("web", _namespace, 9, TimeSpan.FromMinutes(1), _log, default))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_manifest_of_a_release_is_that_of_the_revision_that_runs()
    {
        Assert.Null(await fixture.Runtime.ManifestAsync("web", _namespace, default));
        await DeployAsync("web", _charts.Web("one"));
        await Assert.ThrowsAsync<PodFailedException>(() => DeployAsync("web", _charts.Web("two", command: "exit 7")));
        Assert.Equal(_charts.Web("one"), await fixture.Runtime.ManifestAsync("web", _namespace, default));
    }

    [Fact]
    public async Task A_namespace_whose_folder_was_deleted_is_deployed_to_afresh()
    {
        await DeployAsync("web", _charts.Web("one"));
        await DeployAsync("other", _charts.Web("other").Replace("web", "other", StringComparison.Ordinal));
        Directory.Delete(fixture.FolderOf(_namespace), recursive: true);

        await DeployAsync("web", _charts.Web("two"));

        Assert.Equal("two", await GetAsync("web"));
        Assert.Single(Pods());
        Assert.Null(await fixture.Runtime.FindAddressAsync("other", _namespace, default));
    }

    [Fact]
    public async Task A_job_that_fails_when_the_new_pods_serve_does_not_say_that_the_old_ones_do()
    {
        await DeployAsync("web", _charts.Web("one"));

        var exception = await Assert.ThrowsAsync<PodFailedException>(() => DeployAsync("web", $"{_charts.Web("two")}\n---\n{_charts.Job("migrate", "exit 3")}"));

        Assert.Equal("what ran before is gone, and its new pods have taken over", exception.Aftermath);
        Assert.Equal("two", await GetAsync("web"));
    }

    [Fact]
    public async Task A_release_that_is_being_deployed_is_not_removed()
    {
        await DeployAsync("web", _charts.Web("one"));
        using (FileLock.TryTake(new LocalNamespace(_namespace, fixture.StateDirectory).ReleaseLock("web")))
        {
            var exception = await Assert.ThrowsAsync<PipelineException>(() => fixture.Runtime.RemoveAsync("web", _namespace, _log, default));
            Assert.Contains("by another run", exception.Message, StringComparison.Ordinal);
        }

        Assert.Equal("one", await GetAsync("web"));
    }

    [Fact]
    public async Task A_namespace_that_another_release_is_about_to_use_stays()
    {
        await DeployAsync("web", _charts.Web("one"));
        using (FileLock.TryTake(new LocalNamespace(_namespace, fixture.StateDirectory).ReleaseLock("other")))
            await fixture.Runtime.RemoveAsync("web", _namespace, _log, default);

        Assert.NotEmpty(LocalRuntimeFixture.Docker("network", "ls", "--quiet", "--filter", $"label=pipeline.local.namespace={_namespace}"));
        Assert.True(Directory.Exists(fixture.FolderOf(_namespace)));
    }

    [Fact]
    public async Task Nothing_of_a_removed_release_stays()
    {
        await DeployAsync("web", _charts.Web("one"));
        await fixture.Runtime.RemoveAsync("web", _namespace, _log, default);
        Assert.Empty(LocalRuntimeFixture.Docker("ps", "--all", "--quiet", "--filter", $"label=pipeline.local.namespace={_namespace}"));
        Assert.Empty(LocalRuntimeFixture.Docker("network", "ls", "--quiet", "--filter", $"label=pipeline.local.namespace={_namespace}"));
        Assert.Empty(await fixture.Runtime.HistoryAsync("web", _namespace, default));
    }

    [Fact]
    public async Task Ports_are_published_on_loopback_only()
    {
        await DeployAsync("web", _charts.Web("one"));
        var bindings = LocalRuntimeFixture.Docker("ps", "--filter", $"label=pipeline.local.namespace={_namespace}", "--format", "{{.Ports}}");
        Assert.Contains("127.0.0.1:", bindings, StringComparison.Ordinal);
        Assert.DoesNotContain("0.0.0.0:", bindings, StringComparison.Ordinal);
    }

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
                      image: {{fixture.Image}}
                      command: [/bin/sh, -c, "echo prepared > /shared-folder/file"]
                      volumeMounts: [{ name: work, mountPath: /shared-folder }]
                  containers:
                    - name: check
                      image: {{fixture.Image}}
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
        Assert.Equal("Exited (0)", LocalRuntimeFixture.Docker("ps", "--all", "--filter", $"label=pipeline.local.namespace={_namespace}", "--filter", "label=pipeline.local.container=check", "--format", "{{.Status}}")[..10]);
    }

    [Fact]
    public async Task A_job_that_fails_fails_the_deployment_with_its_last_words()
    {
        var exception = await Assert.ThrowsAsync<PodFailedException>(() => DeployAsync("job", _charts.Job("migrate", "echo table is locked; exit 3")));
        Assert.Contains("exit code 3", exception.Message, StringComparison.Ordinal);
        Assert.Contains("| table is locked", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hook_runs_before_the_rest_and_a_test_does_not_run()
    {
        var hook = _charts.Job("migrate", "exit 4").Replace("metadata: { name: migrate }", "metadata: { name: migrate, annotations: { helm.sh/hook: pre-install } }", StringComparison.Ordinal);
        var test = _charts.Job("probe", "exit 5").Replace("metadata: { name: probe }", "metadata: { name: probe, annotations: { helm.sh/hook: test } }", StringComparison.Ordinal);
        await DeployAsync("tested", test);
        await Assert.ThrowsAsync<PodFailedException>(() => DeployAsync("web", $"{hook}\n---\n{_charts.Web("one")}"));
        Assert.DoesNotContain("pod web-", _log.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stateful_set_keeps_its_names_and_replaces_in_place()
    {
        await DeployAsync("db", _charts.StatefulSet("one"));
        await DeployAsync("db", _charts.StatefulSet("two"));
        Assert.Equal(["db-0", "db-1"], Pods(format: "{{.Label \"pipeline.local.pod\"}}").Order());
        await DeployAsync("client", _charts.Job("client", "test \"$(wget -qO- http://db-1.db:8080/)\" = two"));
    }

    [Fact]
    public async Task A_container_that_its_liveness_probe_condemns_is_restarted()
    {
        var chart = _charts.Web("one", probePath: "/late", extra: """
                      livenessProbe: { exec: { command: [/bin/test, -e, /alive] }, periodSeconds: 1, failureThreshold: 1 }
            """, command: "if [ -e /second ]; then touch /alive; mkdir -p /www; echo one > /www/late; exec httpd -f -p 8080 -h /www; fi; touch /second; exec sleep 600");
        await DeployAsync("web", chart);
        Assert.Contains("its container is restarted", _log.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_run_is_named_all_at_once_and_nothing_is_started()
    {
        var chart = _charts.Web("one", extra: """
                      lifecycle: { postStart: { exec: { command: [sleep, "1"] } } }
            """) + "\n---\nkind: Ingress\nmetadata: { name: front }\n---\nkind: HorizontalPodAutoscaler\nmetadata: { name: web }\n";
        var exception = await Assert.ThrowsAsync<UnsupportedManifestException>(() => DeployAsync("web", chart));
        Assert.Equal(["Deployment/web: spec.template.spec.containers[0].lifecycle.postStart", "Ingress/front", "HorizontalPodAutoscaler/web"], exception.Parts);
        Assert.Empty(Pods());
    }

    [Fact]
    public async Task A_reference_to_what_the_chart_does_not_have_is_named()
    {
        var chart = _charts.Web("one", extra: """
                      envFrom: [{ secretRef: { name: elsewhere } }]
            """);
        Assert.Contains("Deployment/web, container web: Secret/elsewhere", (await Assert.ThrowsAsync<PipelineException>(() => DeployAsync("web", chart))).Message, StringComparison.Ordinal);
    }

    private Task<LocalRevision> DeployAsync(string release, string manifests, TimeSpan? timeout = null) => fixture.Runtime.DeployAsync(
        new LocalDeployment { Release = release, Namespace = _namespace, Chart = $"{release}-1.0.0", Manifests = manifests, Timeout = timeout ?? TimeSpan.FromMinutes(1) }, _log, default);

    private async Task<string> GetAsync(string release) => (await Http.GetStringAsync(await fixture.Runtime.FindAddressAsync(release, _namespace, default))).Trim();

    private string[] Pods(string format = "{{.ID}}") => LocalRuntimeFixture.Docker(
        "ps", "--filter", $"label=pipeline.local.namespace={_namespace}", "--filter", "label=pipeline.local.pod", "--format", format).Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
