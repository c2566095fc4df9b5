namespace Pipeline.Tools.Provisioning;

/// <summary>The shell script that starts Docker Engine without a service manager: its log file is <c>$1</c>, the folder of what runs <c>$2</c>.</summary>
internal static class DaemonScript
{
    // An engine that was killed leaves the numbers of its processes behind; where another process has such a number by now, a new engine waits for it in vain.
    public const string Text =
        """
        for file in "$2/docker.pid" "$2/docker/containerd/containerd.pid"; do
          [ -f "$file" ] || continue
          case "$(cat "/proc/$(cat "$file")/comm" 2>/dev/null)" in
            dockerd|containerd) ;;
            *) rm -f "$file" ;;
          esac
        done
        setsid dockerd >>"$1" 2>&1 </dev/null &
        """;
}
