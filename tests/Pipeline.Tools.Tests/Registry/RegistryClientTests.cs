using System.Net;
using System.Text;
using NSubstitute;
using Pipeline.Core.Artifacts;
using Pipeline.Core.Errors;
using Pipeline.Registry.Tests;
using Pipeline.Tools.Registry;

namespace Pipeline.Tools.Tests.Registry;

public sealed class RegistryClientTests
{
    private static readonly RegistryAddress Remote = new("registry.example.org", "acme");
    private readonly IRegistryCredentials _credentials = Substitute.For<IRegistryCredentials>();
    private readonly CancellationToken _token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Digests_manifests_and_tags_are_read()
    {
        await using var registry = await RunningRegistry.StartAsync();
        var digest = await registry.PushImageAsync("acme/orders", "1.0.0");
        using var client = new RegistryClient(registry.Address, _credentials);
        Assert.Equal(digest, await client.FindDigestAsync("acme/orders", "1.0.0", _token));
        Assert.Equal(digest, (await client.FindManifestAsync("acme/orders", "1.0.0", _token))?.Digest);
        Assert.Equal(["1.0.0"], await client.ListTagsAsync("acme/orders", _token));
    }

    [Fact]
    public async Task What_is_not_there_is_null_or_empty()
    {
        await using var registry = await RunningRegistry.StartAsync();
        using var client = new RegistryClient(registry.Address, _credentials);
        Assert.Null(await client.FindDigestAsync("acme/orders", "1.0.0", _token));
        Assert.Null(await client.FindManifestAsync("acme/orders", "1.0.0", _token));
        Assert.Empty(await client.ListTagsAsync("acme/orders", _token));
    }

    [Fact]
    public async Task A_manifest_gets_a_further_tag()
    {
        await using var registry = await RunningRegistry.StartAsync();
        var digest = await registry.PushImageAsync("acme/orders", "dev");
        using var client = new RegistryClient(registry.Address, _credentials);
        var manifest = await client.FindManifestAsync("acme/orders", "dev", _token);
        Assert.Equal(digest, await client.PutManifestAsync("acme/orders", "1.0.0", manifest!, _token));
        Assert.Equal(digest, await client.FindDigestAsync("acme/orders", "1.0.0", _token));
    }

    [Fact]
    public async Task A_refusal_names_what_the_registry_said()
    {
        await using var registry = await RunningRegistry.StartAsync();
        using var client = new RegistryClient(registry.Address, _credentials);
        var manifest = new RegistryManifest(RunningRegistry.OciManifest, Encoding.UTF8.GetBytes("{}"));
        var exception = await Assert.ThrowsAsync<RegistryException>(() => client.PutManifestAsync("acme/orders", "1.0.0", manifest, _token));
        Assert.Equal(HttpStatusCode.BadRequest, exception.Status);
        Assert.Contains("MANIFEST_INVALID", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_registry_that_is_gone_is_unavailable()
    {
        var registry = await RunningRegistry.StartAsync();
        await registry.DisposeAsync();
        using var client = new RegistryClient(registry.Address, _credentials);
        await Assert.ThrowsAsync<RegistryUnavailableException>(() => client.FindDigestAsync("acme/orders", "1.0.0", _token));
    }

    [Theory]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    [InlineData(HttpStatusCode.TooManyRequests)]
    public async Task A_fault_of_the_moment_is_told_from_a_refusal(HttpStatusCode status)
    {
        using var client = new RegistryClient(Remote, _credentials, new Answers(_ => new HttpResponseMessage(status)));
        await Assert.ThrowsAsync<RegistryUnavailableException>(() => client.FindDigestAsync("acme/orders", "1.0.0", _token));
    }

    [Fact]
    public async Task A_single_request_is_sent_again_after_a_fault_of_the_moment_as_the_registry_asks()
    {
        var faults = new Queue<HttpResponseMessage>([Busy(TimeSpan.Zero), Busy(TimeSpan.FromMilliseconds(1))]);
        var answers = new Answers(_ => faults.TryDequeue(out var fault) ? fault : Answers.Manifest());
        using var client = new RegistryClient(Remote, _credentials, answers);
        Assert.NotNull(await client.FindManifestAsync("acme/orders", "1.0.0", _token));
        Assert.Equal(3, answers.Requests.Count);
    }

    [Fact]
    public async Task A_registry_that_asks_for_an_hour_is_not_waited_for_and_has_the_last_word()
    {
        var answers = new Answers(_ => Busy(TimeSpan.FromHours(1)));
        using var client = new RegistryClient(Remote, _credentials, answers);
        var exception = await Assert.ThrowsAsync<RegistryUnavailableException>(() => client.FindManifestAsync("acme/orders", "1.0.0", _token));
        Assert.Contains("429 (TOOMANYREQUESTS: come back later)", exception.Message, StringComparison.Ordinal);
        Assert.Single(answers.Requests);
    }

    [Fact]
    public async Task After_a_reset_the_registrys_own_words_are_in_the_end()
    {
        var faults = new Queue<HttpResponseMessage>([Busy(TimeSpan.Zero)]);
        var answers = new Answers(_ => faults.TryDequeue(out var fault) ? fault : throw new HttpRequestException("Connection reset by peer"));
        using var client = new RegistryClient(Remote, _credentials, answers);
        var exception = await Assert.ThrowsAsync<RegistryUnavailableException>(() => client.FindManifestAsync("acme/orders", "1.0.0", _token));
        Assert.Contains("Connection reset by peer; before that it answered 429 (TOOMANYREQUESTS: come back later)", exception.Message, StringComparison.Ordinal);
    }

    private static HttpResponseMessage Busy(TimeSpan after) => new(HttpStatusCode.TooManyRequests)
    {
        Headers = { RetryAfter = new(after) },
        Content = new StringContent("""{"errors":[{"code":"TOOMANYREQUESTS","message":"come back later"}]}"""),
    };

    [Fact]
    public async Task A_full_disk_at_the_registry_is_not_of_the_moment()
    {
        using var client = new RegistryClient(Remote, _credentials, new Answers(_ => new HttpResponseMessage(HttpStatusCode.InsufficientStorage)));
        var exception = await Assert.ThrowsAsync<RegistryException>(() => client.FindDigestAsync("acme/orders", "1.0.0", _token));
        Assert.Contains("Free space", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bearer_challenge_is_answered_with_a_token_of_the_credential()
    {
        _credentials.FindAsync("registry.example.org", Arg.Any<CancellationToken>()).Returns(new RegistryCredential("ada", "s3cret"));
        var answers = new Answers(request => request.RequestUri!.Host == "auth.example.org"
            ? Answers.Json("""{"token":"granted"}""")
            : request.Headers.Authorization?.ToString() == "Bearer granted" ? Answers.Manifest() : Answers.Challenge("https://auth.example.org/token"));
        using var client = new RegistryClient(Remote, _credentials, answers);
        Assert.NotNull(await client.FindDigestAsync("acme/orders", "1.0.0", _token));
        Assert.NotNull(await client.FindDigestAsync("acme/orders", "1.0.0", _token));
        var exchange = Assert.Single(answers.Requests, request => request.Address.Contains("auth.example.org", StringComparison.Ordinal));
        Assert.Equal("https://auth.example.org/token?service=registry&scope=repository%3Aacme%2Forders%3Apull", exchange.Address);
        Assert.Equal("Basic " + Convert.ToBase64String("ada:s3cret"u8), exchange.Authorization);
    }

    [Theory]
    [InlineData("realm=\"https://auth.example.org/token\",service=registry")]
    [InlineData("realm = \"https://auth.example.org/token\" , service = \"registry\"")]
    [InlineData("Realm=\"https://auth.example.org/token\",SERVICE=\"registry\",realm=\"https://evil.example.org/token\"")]
    public async Task A_challenge_is_read_however_it_is_written(string parameters)
    {
        var answers = new Answers(request => request.RequestUri!.Host == "auth.example.org"
            ? Answers.Json("""{"token":"granted"}""")
            : request.Headers.Authorization is not null ? Answers.Manifest() : Answers.ChallengeOf(parameters));
        using var client = new RegistryClient(Remote, _credentials, answers);
        Assert.NotNull(await client.FindDigestAsync("acme/orders", "1.0.0", _token));
        Assert.Contains(answers.Requests, request => request.Address.StartsWith("https://auth.example.org/token?service=registry&", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"token":"a\nb"}""")]
    [InlineData("""{"token":5}""")]
    [InlineData("[]")]
    [InlineData("no JSON")]
    public async Task A_token_that_is_none_is_a_refusal(string answer)
    {
        var answers = new Answers(request => request.RequestUri!.Host == "auth.example.org" ? Answers.Json(answer) : Answers.Challenge("https://auth.example.org/token"));
        using var client = new RegistryClient(Remote, _credentials, answers);
        var exception = await Assert.ThrowsAsync<RegistryException>(() => client.FindDigestAsync("acme/orders", "1.0.0", _token));
        Assert.Contains("docker login", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://auth.example.org/token")]
    [InlineData("file:///etc/passwd")]
    [InlineData("")]
    public async Task No_secret_goes_where_there_is_no_TLS(string realm)
    {
        _credentials.FindAsync("registry.example.org", Arg.Any<CancellationToken>()).Returns(new RegistryCredential("ada", "s3cret"));
        var answers = new Answers(_ => Answers.Challenge(realm));
        using var client = new RegistryClient(Remote, _credentials, answers);
        var exception = await Assert.ThrowsAsync<PipelineException>(() => client.FindDigestAsync("acme/orders", "1.0.0", _token));
        Assert.DoesNotContain("s3cret", exception.ToString(), StringComparison.Ordinal);
        Assert.Single(answers.Requests);
    }

    [Fact]
    public async Task A_refused_login_says_how_to_log_in()
    {
        var answers = new Answers(request => request.RequestUri!.Host == "auth.example.org" ? new HttpResponseMessage(HttpStatusCode.Unauthorized) : Answers.Challenge("https://auth.example.org/token"));
        using var client = new RegistryClient(Remote, _credentials, answers);
        var exception = await Assert.ThrowsAsync<RegistryException>(() => client.FindDigestAsync("acme/orders", "1.0.0", _token));
        Assert.Contains("docker login registry.example.org", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_next_page_of_tags_may_not_be_on_another_host()
    {
        var answers = new Answers(_ =>
        {
            var page = Answers.Json("""{"name":"acme/orders","tags":["1.0.0"]}""");
            page.Headers.Add("Link", "<https://elsewhere.example.org/v2/acme/orders/tags/list>; rel=\"next\"");
            return page;
        });
        using var client = new RegistryClient(Remote, _credentials, answers);
        Assert.Equal(["1.0.0"], await client.ListTagsAsync("acme/orders", _token));
        Assert.Single(answers.Requests);
    }

    [Fact]
    public async Task A_manifest_that_is_not_what_its_digest_promises_is_refused()
    {
        using var client = new RegistryClient(Remote, _credentials, new Answers(_ => Answers.Manifest()));
        await Assert.ThrowsAsync<RegistryException>(() => client.FindManifestAsync("acme/orders", Digest.Of("other"u8).Value, _token));
    }

    [Fact]
    public void A_registry_without_TLS_must_be_on_this_machine() =>
        Assert.Throws<PipelineException>(() => new RegistryClient(Remote with { PlainHttp = true }, _credentials));

    private sealed class Answers(Func<HttpRequestMessage, HttpResponseMessage> answer) : HttpMessageHandler
    {
        public List<(string Address, string? Authorization)> Requests { get; } = [];

        public static HttpResponseMessage Json(string json) => new() { Content = new StringContent(json, Encoding.UTF8, "application/json") };

        public static HttpResponseMessage Manifest() => Json("""{"schemaVersion":2}""");

        public static HttpResponseMessage Challenge(string realm) => ChallengeOf($"realm=\"{realm}\",service=\"registry\",scope=\"repository:acme/orders:pull\"");

        public static HttpResponseMessage ChallengeOf(string parameters)
        {
            var response = new HttpResponseMessage(HttpStatusCode.Unauthorized);
            response.Headers.WwwAuthenticate.ParseAdd($"Bearer {parameters}");
            return response;
        }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Requests.Add((request.RequestUri!.AbsoluteUri, request.Headers.Authorization?.ToString()));
            return Task.FromResult(answer(request));
        }
    }
}
