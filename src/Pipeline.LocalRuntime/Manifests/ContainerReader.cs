namespace Pipeline.LocalRuntime.Manifests;

/// <summary>Reads a container of a pod.</summary>
internal sealed class ContainerReader(ManifestNode container, ManifestNode? podSecurity)
{
    private static readonly string[] Known =
    [
        "name", "image", "imagePullPolicy", "command", "args", "workingDir", "env", "envFrom", "ports", "volumeMounts", "resources", "securityContext",
        "livenessProbe", "readinessProbe", "startupProbe", "lifecycle", "terminationMessagePath", "terminationMessagePolicy", "tty", "stdin",
    ];

    /// <summary>Reads a container that lasts as long as its pod.</summary>
    public ContainerTemplate Read()
    {
        container.Accept(Known);
        return Read(lasts: true);
    }

    /// <summary>Reads an init container, or the sidecar that one with <c>restartPolicy: Always</c> is.</summary>
    public ContainerTemplate ReadInit()
    {
        container.Accept([.. Known, "restartPolicy"]);
        var policy = container["restartPolicy"];
        if (policy is { Text: not "Always" })
            policy.Refuse("'Always' was expected, or nothing");
        return Read(lasts: policy is not null) with { IsSidecar = policy is not null };
    }

    private ContainerTemplate Read(bool lasts)
    {
        var security = container["securityContext"];
        security?.Accept("runAsUser", "runAsGroup", "runAsNonRoot", "readOnlyRootFilesystem", "allowPrivilegeEscalation", "capabilities", "seccompProfile", "privileged");
        if (security?["privileged"] is { IsTrue: true } privileged)
            privileged.Refuse();
        var limits = container["resources"]?["limits"];
        limits?.Accept("cpu", "memory", "ephemeral-storage");
        var requests = container["resources"]?["requests"];
        var ports = Ports();
        container["lifecycle"]?.Accept("preStop");
        return new ContainerTemplate
        {
            Name = container.RequiredName("name", DnsName.FaultOfLabel),
            Image = container.Required("image"),
            Command = container["command"]?.Texts ?? [],
            Arguments = container["args"]?.Texts ?? [],
            WorkingDirectory = container["workingDir"]?.Text,
            Environment = [.. (container["envFrom"]?.Items ?? []).SelectMany(All), .. (container["env"]?.Items ?? []).Select(Single)],
            NamedPorts = ports,
            Mounts = [.. (container["volumeMounts"]?.Items ?? []).Select(Mount)],
            MemoryBytes = (long?)Amount(limits?["memory"]),
            Cpus = Amount(limits?["cpu"]),
            RequestedMemoryBytes = Amount(requests?["memory"]),
            RequestedCpus = Amount(requests?["cpu"]),
            User = (security?["runAsUser"] ?? podSecurity?["runAsUser"])?.Number,
            Group = (security?["runAsGroup"] ?? podSecurity?["runAsGroup"])?.Number,
            MustNotBeRoot = (security?["runAsNonRoot"] ?? podSecurity?["runAsNonRoot"])?.IsTrue ?? false,
            ReadOnly = security?["readOnlyRootFilesystem"]?.IsTrue ?? false,
            NoNewPrivileges = security?["allowPrivilegeEscalation"]?.Text == "false",
            DroppedCapabilities = security?["capabilities"]?["drop"]?.Texts ?? [],
            AddedCapabilities = security?["capabilities"]?["add"]?.Texts ?? [],
            Startup = lasts ? ProbeReader.Read(container["startupProbe"], ports) : null,
            Readiness = lasts ? ProbeReader.Read(container["readinessProbe"], ports) : null,
            Liveness = lasts ? ProbeReader.Read(container["livenessProbe"], ports) : null,
            PreStop = lasts ? ProbeReader.ReadHandler(container["lifecycle"]?["preStop"], ports) : null,
        };
    }

    private Dictionary<string, int> Ports()
    {
        var named = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var port in container["ports"]?.Items ?? [])
        {
            port.Accept("name", "containerPort", "protocol");
            if (port["name"]?.Text is { } name)
                named[name] = port["containerPort"]?.Number ?? 0;
        }

        return named;
    }

    private static IEnumerable<EnvironmentSource> All(ManifestNode from)
    {
        from.Accept("prefix", "configMapRef", "secretRef");
        foreach (var (key, kind) in new[] { ("configMapRef", "ConfigMap"), ("secretRef", "Secret") })
        {
            if (from[key] is { } reference)
                yield return new EnvironmentSource(from["prefix"]?.Text ?? "") { Configuration = $"{kind}/{reference.Required("name")}", Optional = reference["optional"]?.IsTrue ?? false };
        }
    }

    private static EnvironmentSource Single(ManifestNode variable)
    {
        variable.Accept("name", "value", "valueFrom");
        var source = new EnvironmentSource(variable.Required("name")) { Value = variable["value"]?.Text ?? "" };
        if (variable["valueFrom"] is not { } from)
            return source;
        from.Accept("configMapKeyRef", "secretKeyRef", "fieldRef");
        foreach (var (key, kind) in new[] { ("configMapKeyRef", "ConfigMap"), ("secretKeyRef", "Secret") })
        {
            if (from[key] is { } reference)
                return source with { Value = null, Configuration = $"{kind}/{reference.Required("name")}", Key = reference.Required("key"), Optional = reference["optional"]?.IsTrue ?? false };
        }

        if (from["fieldRef"]?["fieldPath"] is not { Text: { } path } field)
            return source;
        if (path is not ("metadata.name" or "metadata.namespace") && !path.StartsWith("metadata.labels['", StringComparison.Ordinal) && !path.StartsWith("metadata.annotations['", StringComparison.Ordinal))
            field.Refuse($"the field {path}");
        return source with { Value = null, Field = path };
    }

    private static VolumeMount Mount(ManifestNode mount)
    {
        mount.Accept("name", "mountPath", "subPath", "readOnly");
        var (path, subPath) = (mount.Required("mountPath"), mount["subPath"]?.Text ?? "");
        if (!path.StartsWith('/'))
            mount.Refuse($"the mountPath '{path}' is not absolute");
        if (!RelativePath.IsInside(subPath))
            mount.Refuse($"the subPath '{subPath}' leads out of the volume");
        return new VolumeMount(mount.Required("name"), path, subPath, mount["readOnly"]?.IsTrue ?? false);
    }

    private static double? Amount(ManifestNode? node)
    {
        if (node is null)
            return null;
        var amount = Quantity.Parse(node.Text);
        if (amount is null)
            node.Refuse($"'{node.Text}' is no quantity");
        return amount;
    }
}
