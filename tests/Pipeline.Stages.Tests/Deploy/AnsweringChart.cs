namespace Pipeline.Stages.Tests.Deploy;

/// <summary>A chart that runs one container, which is to answer at its root, behind a Service. Its values are <see cref="Values"/>.</summary>
internal static class AnsweringChart
{
    public const string Template = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: {{ .Release.Name }} }
        spec:
          selector: { matchLabels: { app: {{ .Release.Name }} } }
          template:
            metadata: { labels: { app: {{ .Release.Name }} } }
            spec:
              terminationGracePeriodSeconds: 1
              containers:
                - name: {{ .Release.Name }}
                  image: "{{ .Values.test.image }}"
                  imagePullPolicy: IfNotPresent
                  command: [/bin/sh, -c, "{{ .Values.test.command }}"]
                  ports: [{ name: http, containerPort: 8080 }]
                  readinessProbe: { httpGet: { path: /, port: http }, periodSeconds: 1 }
        ---
        apiVersion: v1
        kind: Service
        metadata: { name: {{ .Release.Name }} }
        spec:
          selector: { app: {{ .Release.Name }} }
          ports: [{ name: http, port: 80, targetPort: http }]
        """;

    /// <summary>The values: the image, and the command, which by default answers with <paramref name="text"/>.</summary>
    public static string Values(string image, string text, string? command = null) =>
        $"test:\n  image: {image}\n  command: {command ?? $"mkdir -p /www; echo {text} > /www/index.html; exec httpd -f -p 8080 -h /www"}\n";
}
