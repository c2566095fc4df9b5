using System.Net;
using System.Text;

namespace Pipeline.Components.Tests.Graph;

public sealed class MaskedRunTests : IDisposable
{
    private const string ApiKey = "k3y with <blanks> & \"quotes\"/+";
    private const string Webhook = "https://hooks.slack.com/services/T0/B0/current";
    private const string OldWebhook = "https://hooks.slack.com/services/T0/B0/overridden";
    private const string Token = "t0ken-0f-sa";
    private const string Cluster = "cluster-4711.example";
    private const string KubeConfig = $$"""
        apiVersion: v1
        kind: Config
        current-context: shop
        clusters:
        - name: shop
          cluster: { server: "https://{{Cluster}}:6443" }
        users:
        - name: deployer
          user: { token: {{Token}} }
        contexts:
        - name: shop
          context: { cluster: shop, user: deployer }
        """;

    private static readonly string[] Secrets = [ApiKey, Webhook, OldWebhook, Token, Cluster];
    private static readonly Dictionary<string, string?> Environment = new()
    {
        ["API_KEY"] = ApiKey,
        ["NUKE_SLACK_WEBHOOK"] = OldWebhook,
        ["SLACK_WEBHOOK"] = Webhook,
        ["KUBERNETES_CREDENTIALS"] = KubeConfig,
        ["DATABASE_URL"] = $"postgres://shop:{Token}-{Cluster}@db/",
    };

    private readonly StagedShop _shop = new();

    public void Dispose() => _shop.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task No_output_of_a_run_shows_a_secret_in_any_form_whatever_tests_print_and_leave(int exitCode)
    {
        var written = _shop.Git.Write("written.txt", string.Join('\n', Secrets.SelectMany(Forms)) + "\n");
        // A test prints in pieces as well as in lines, and its last words become the reason of a failure.
        var command = $"""
            cat '{written}'; cp '{written}' "$OUTPUT_DIRECTORY/results.xml"; mkdir -p "$OUTPUT_DIRECTORY/deep"
            head -c 131060 /dev/zero > "$OUTPUT_DIRECTORY/deep/trace.bin"; cat '{written}' >> "$OUTPUT_DIRECTORY/deep/trace.bin"
            touch "$OUTPUT_DIRECTORY/{Token}.txt"; env; printf t0ken; printf -- '-0f-sa failed'; exit {exitCode}
            """;

        var (code, output) = await _shop.RunAsync(new Dictionary<string, string?>(Environment) { ["COMMAND"] = command }, "Pipeline");

        Assert.True(code == 0 == (exitCode == 0), output);
        var artifacts = Path.Combine(_shop.Git.Path, "artifacts");
        var texts = Directory.EnumerateFiles(artifacts, "*", SearchOption.AllDirectories)
            .Select(file => (Name: Path.GetRelativePath(artifacts, file), Text: Encoding.Latin1.GetString(File.ReadAllBytes(file))))
            .Append((Name: "console", Text: output))
            .ToList();
        Assert.Superset(new HashSet<string>(["run.json", "run.html", "console"]), texts.Select(text => text.Name).ToHashSet());
        Assert.Contains(texts, text => text.Name.EndsWith("result.json", StringComparison.Ordinal));
        Assert.Contains("***", texts.First(text => text.Name.EndsWith("trace.bin", StringComparison.Ordinal)).Text, StringComparison.Ordinal);
        Assert.Empty(
            from text in texts
            from form in Secrets.SelectMany(secret => Forms(secret).Select(Core).Append(secret))
            where text.Text.Contains(form, StringComparison.Ordinal) || text.Name.Contains(form, StringComparison.Ordinal)
            select $"{text.Name}: {form}");
        var log = texts.First(text => text.Name.EndsWith("clone/log.txt", StringComparison.Ordinal)).Text;
        Assert.All(Environment.Keys, name => Assert.DoesNotContain(name + "=", log, StringComparison.Ordinal));
    }

    private static string[] Forms(string secret) =>
    [
        secret,
        Uri.EscapeDataString(secret),
        WebUtility.UrlEncode(secret),
        WebUtility.HtmlEncode(secret),
        secret.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal),
        secret.Replace("\"", "\\\"", StringComparison.Ordinal).Replace("&", "\\u0026", StringComparison.Ordinal).Replace("<", "\\u003c", StringComparison.Ordinal).Replace(">", "\\u003e", StringComparison.Ordinal),
        WebUtility.HtmlEncode(WebUtility.HtmlEncode(secret)).Replace("/", "&#x2F;", StringComparison.Ordinal),
        Base64(secret),
        Base64(secret + "\n"),
        Base64(secret).Replace('+', '-').Replace('/', '_'),
        Base64("user:" + secret),
        Base64("us:" + secret),
        Base64("me:" + secret + ":"),
    ];

    // A neighbour's part of a character of base64 tells at most a few bits of the secret.
    private static string Core(string form) => form.Length > 16 ? form[8..^4] : form;

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
