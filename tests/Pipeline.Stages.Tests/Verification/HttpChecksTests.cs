using System.Net;
using System.Net.Sockets;
using System.Text;
using Pipeline.Core.Verification;
using Pipeline.Stages.Verification;
using Pipeline.Testing;

namespace Pipeline.Stages.Tests.Verification;

/// <summary>Checks against a listener that answers whatever it is told to.</summary>
public sealed class HttpChecksTests : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly LeapingTime _time = new();
    private readonly HttpChecks _checks;

    public HttpChecksTests()
    {
        _checks = new HttpChecks(_time);
        _listener.Start();
    }

    public void Dispose()
    {
        _listener.Dispose();
        _checks.Dispose();
    }

    [Fact]
    public async Task The_expected_status_is_no_fault() => Assert.Null(await AskAsync(new HttpCheck { Path = "/healthz?deep=1" }, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"));

    [Fact]
    public async Task The_path_is_asked_with_its_query()
    {
        await AskAsync(new HttpCheck { Path = "/healthz?deep=1" }, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");

        Assert.StartsWith("GET /healthz?deep=1 HTTP/1.1", _asked, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_status_is_named() =>
        Assert.Equal("expected status 200, answered 503", await AskAsync(new HttpCheck { Path = "/" }, "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n"));

    [Fact]
    public async Task A_redirect_is_not_followed() =>
        Assert.Equal("expected status 200, answered 302", await AskAsync(new HttpCheck { Path = "/" }, "HTTP/1.1 302 Found\r\nLocation: http://example.org/\r\nContent-Length: 0\r\n\r\n"));

    [Fact]
    public async Task A_text_that_the_answer_lacks_is_told_with_the_answer_on_one_line() =>
        Assert.Equal("expected 'Shop' in the answer, which was 'Sh op'", await AskAsync(new HttpCheck { Path = "/", Contains = "Shop" }, "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nSh\nop"));

    [Fact]
    public async Task A_text_that_the_answer_holds_is_no_fault() =>
        Assert.Null(await AskAsync(new HttpCheck { Path = "/", Contains = "Shop" }, "HTTP/1.1 200 OK\r\nContent-Length: 8\r\n\r\nThe Shop"));

    [Fact]
    public async Task Nobody_who_answers_is_a_fault()
    {
        var address = Address;
        _listener.Stop();

        Assert.StartsWith("no answer: ", await _checks.FindFaultAsync(address, new HttpCheck { Path = "/" }, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromSeconds(5), _time.Elapsed);
    }

    [Fact]
    public async Task Who_breaks_a_connection_off_was_asked()
    {
        var asking = _checks.FindFaultAsync(Address, new HttpCheck { Path = "/" }, TestContext.Current.CancellationToken);
        using (var client = await _listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken))
            await client.GetStream().WriteAsync("HTTP/1.1 "u8.ToArray(), TestContext.Current.CancellationToken);

        Assert.StartsWith("no answer: ", await asking, StringComparison.Ordinal);
        Assert.Equal(TimeSpan.Zero, _time.Elapsed);
    }

    private string _asked = "";

    private Uri Address => new($"http://{_listener.LocalEndpoint}");

    private async Task<string?> AskAsync(HttpCheck check, string answer)
    {
        var asking = _checks.FindFaultAsync(Address, check, TestContext.Current.CancellationToken);
        using var client = await _listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        var buffer = new byte[4096];
        _asked = Encoding.ASCII.GetString(buffer, 0, await client.GetStream().ReadAsync(buffer, TestContext.Current.CancellationToken));
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(answer), TestContext.Current.CancellationToken);
        return await asking;
    }
}
