namespace Pipeline.LocalRuntime.Tests;

/// <summary>Rendered charts whose containers run a busybox.</summary>
/// <param name="image">The image with the busybox.</param>
internal sealed class Charts(string image)
{
    public string Web(string text, string probePath = "/", string extra = "", string? command = null) => $$"""
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web }
        spec:
          replicas: 1
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: web } }
            spec:
              terminationGracePeriodSeconds: 1
              containers:
                - name: web
                  image: {{image}}
                  command: [/bin/sh, -c, "{{command ?? $"mkdir -p /www; echo {text} > /www/index.html; exec httpd -f -p 8080 -h /www"}}"]
                  ports: [{ name: http, containerPort: 8080 }]
                  readinessProbe: { httpGet: { path: {{probePath}}, port: http }, periodSeconds: 1 }
        {{extra}}
        ---
        apiVersion: v1
        kind: Service
        metadata: { name: web }
        spec:
          selector: { app: web }
          ports: [{ name: http, port: 80, targetPort: http }]
        """;

    public string Job(string name, string command) => $$"""
        apiVersion: batch/v1
        kind: Job
        metadata: { name: {{name}} }
        spec:
          backoffLimit: 0
          template:
            spec:
              restartPolicy: Never
              containers:
                - name: {{name}}
                  image: {{image}}
                  command: [/bin/sh, -ec, '{{command}}']
        """;

    public string StatefulSet(string text, int replicas = 2) => $$"""
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: { name: db }
        spec:
          replicas: {{replicas}}
          serviceName: db
          selector: { matchLabels: { app: db } }
          template:
            metadata: { labels: { app: db } }
            spec:
              terminationGracePeriodSeconds: 1
              containers:
                - name: db
                  image: {{image}}
                  command: [/bin/sh, -c, "mkdir -p /www; echo {{text}} > /www/index.html; exec httpd -f -p 8080 -h /www"]
                  readinessProbe: { tcpSocket: { port: 8080 }, periodSeconds: 1 }
        ---
        apiVersion: v1
        kind: Service
        metadata: { name: db }
        spec:
          clusterIP: None
          selector: { app: db }
          ports: [{ port: 8080 }]
        """;

    /// <summary>A Deployment and its Service on port 80, with the pod's whole specification.</summary>
    public string Pod(string spec, int replicas = 1) => $$"""
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web }
        spec:
          replicas: {{replicas}}
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: web } }
            spec:
              terminationGracePeriodSeconds: 1
              {{spec.Replace("IMAGE", image, StringComparison.Ordinal).ReplaceLineEndings("\n      ")}}
        ---
        apiVersion: v1
        kind: Service
        metadata: { name: web }
        spec:
          selector: { app: web }
          ports: [{ name: http, port: 80, targetPort: 8080 }]
        """;
}
