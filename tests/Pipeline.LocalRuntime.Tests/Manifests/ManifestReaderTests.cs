using Pipeline.Core.Errors;
using Pipeline.LocalRuntime.Manifests;

namespace Pipeline.LocalRuntime.Tests.Manifests;

public class ManifestReaderTests
{
    [Fact]
    public void A_chart_with_what_acts_on_clusters_only_is_read_with_remarks()
    {
        var manifest = ManifestReader.Read("web", Deployment(pod: "serviceAccountName: web\n      nodeSelector: { disk: ssd }") + "---\nkind: ServiceAccount\nmetadata: { name: web }\n");
        Assert.Equal(
            ["Deployment/web: nodeSelector is not needed here.", "Deployment/web: serviceAccountName is not needed here.", "ServiceAccount/web is not needed here."],
            manifest.Remarks);
    }

    [Fact]
    public void Every_kind_and_field_that_cannot_be_run_is_named()
    {
        var exception = Assert.Throws<UnsupportedManifestException>(() => ManifestReader.Read(
            "web",
            Deployment(
                pod: "hostNetwork: true\n      volumes: [{ name: data, hostPath: { path: /etc } }]",
                container: "securityContext: { privileged: true }\n          readinessProbe: { grpc: { port: 1 } }\n          resources: { limits: { nvidia.com/gpu: 1 } }")
            + "---\nkind: CronJob\nmetadata: { name: nightly }\n---\nkind: Service\nmetadata: { name: dns }\nspec: { selector: { a: b }, ports: [{ port: 53, protocol: UDP }] }\n"));
        Assert.Equal(
            [
                "Deployment/web: spec.template.spec.hostNetwork",
                "Deployment/web: spec.template.spec.containers[0].securityContext.privileged",
                "Deployment/web: spec.template.spec.containers[0].resources.limits.nvidia.com/gpu",
                "Deployment/web: spec.template.spec.containers[0].readinessProbe.grpc",
                "Deployment/web: spec.template.spec.volumes[0].hostPath",
                "CronJob/nightly",
                "Service/dns: spec.ports[0].protocol: TCP only",
            ],
            exception.Parts);
    }

    [Fact]
    public void Quantities_and_probes_are_read_with_the_defaults_of_Kubernetes()
    {
        var container = Assert.Single(ManifestReader.Read("web", Deployment(container: "resources: { limits: { cpu: 250m, memory: 192Mi } }\n          livenessProbe: { httpGet: { port: http } }")).Workloads).Pod.Containers[0];
        Assert.Equal((0.25, 192L * 1024 * 1024), (container.Cpus, container.MemoryBytes));
        var probe = container.Liveness!;
        Assert.Equal(("/", 8080, 10d, 1d, 3, 1), (probe.HttpPath, probe.Port, probe.Period.TotalSeconds, probe.Timeout.TotalSeconds, probe.FailureThreshold, probe.SuccessThreshold));
    }

    [Theory]
    [InlineData("volumes: [{ name: v, configMap: { name: c, items: [{ key: k, path: ../../etc/cron.d/x }] } }]", "")]
    [InlineData("", "volumeMounts: [{ name: v, mountPath: /v, subPath: ../../../etc }]")]
    public void A_path_that_leads_out_of_its_volume_is_refused(string pod, string container) =>
        Assert.Contains("leads out of the volume", Assert.Throws<UnsupportedManifestException>(() => ManifestReader.Read("web", Deployment(pod, container))).Message, StringComparison.Ordinal);

    [Fact]
    public void An_init_container_that_always_restarts_is_a_sidecar_and_has_probes()
    {
        var pod = Assert.Single(ManifestReader.Read("web", Deployment(
            pod: "initContainers: [{ name: once, image: a }, { name: proxy, image: b, restartPolicy: Always, startupProbe: { tcpSocket: { port: 1 } } }]")).Workloads).Pod;
        Assert.Equal([("once", false), ("proxy", true)], pod.InitContainers.Select(container => (container.Name, container.IsSidecar)));
        Assert.NotNull(pod.InitContainers[1].Startup);
        Assert.Equal(["proxy", "web"], pod.LastingContainers.Select(container => container.Name));
    }

    [Fact]
    public void Two_containers_of_one_name_are_refused()
    {
        var chart = Deployment().TrimEnd() + "\n        - { name: web, image: proxy }\n";
        Assert.Contains("'web' is there twice", Assert.Throws<UnsupportedManifestException>(() => ManifestReader.Read("web", chart)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Claims_are_read_and_say_that_their_size_is_not_limited()
    {
        var manifest = ManifestReader.Read("db", """
            kind: PersistentVolumeClaim
            metadata: { name: data, annotations: { helm.sh/resource-policy: keep } }
            spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
            ---
            kind: PersistentVolumeClaim
            metadata: { name: scratch }
            """);
        Assert.Equal([new VolumeClaim("data", true), new VolumeClaim("scratch", false)], manifest.Claims);
        Assert.Contains("PersistentVolumeClaim/data: a volume of the container engine; its size is not limited here.", manifest.Remarks);
    }

    [Fact]
    public void Of_a_quota_what_is_not_enforced_is_said()
    {
        var manifest = ManifestReader.Read("web", "kind: ResourceQuota\nmetadata: { name: small }\nspec: { hard: { pods: 3, limits.memory: 1Gi, cpu: 500m, services: 2 } }\n");
        Assert.Equal(new ResourceQuota { Name = "small", Pods = 3, MemoryBytes = 1024 * 1024 * 1024, RequestedCpus = 0.5 }, Assert.Single(manifest.Quotas));
        Assert.Equal(["ResourceQuota/small: services is not enforced here."], manifest.Remarks);
    }

    [Fact]
    public void A_hook_that_the_runtime_does_not_know_is_named() => Assert.Equal(
        ["Job/last: the hook pre-delete"],
        Assert.Throws<UnsupportedManifestException>(() => ManifestReader.Read("web", "kind: Job\nmetadata: { name: last, annotations: { helm.sh/hook: pre-delete } }\nspec: { template: { spec: { containers: [{ name: a, image: b }] } } }\n")).Parts);

    [Fact]
    public void Text_that_is_no_YAML_is_refused() => Assert.Contains("no YAML", Assert.Throws<PipelineException>(() => ManifestReader.Read("web", "a: [")).Message, StringComparison.Ordinal);

    private static string Deployment(string pod = "", string container = "") => $$"""
        kind: Deployment
        metadata: { name: web }
        spec:
          template:
            spec:
              {{pod}}
              containers:
                - name: web
                  image: web:1
                  ports: [{ name: http, containerPort: 8080 }]
                  {{container}}

        """;
}
