using System.Net;
using Nuke.Common.IO;
using Pipeline.Testing;

namespace Pipeline.Engine.Tests.IO;

public sealed class HttpTasksTests : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly string _address;

    public HttpTasksTests()
    {
        using (var socket = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0))
        {
            socket.Start();
            _address = $"http://127.0.0.1:{((IPEndPoint)socket.LocalEndpoint).Port}/";
        }

        _listener.Prefixes.Add(_address);
        _listener.Start();
        _ = AnswerAsync();
    }

    [Fact]
    public void A_file_is_downloaded_with_its_folders()
    {
        using var folder = new TempDirectory();
        HttpTasks.HttpDownloadFile(_address + "file", folder["a/b.txt"], headerConfigurator: headers => headers.Add("X-Who", "Ada"));
        Assert.Equal("/file for Ada", File.ReadAllText(folder["a/b.txt"]));
        HttpTasks.HttpDownloadFile(_address + "more", folder["a/b.txt"], FileMode.Append);
        Assert.Equal("/file for Ada/more for ", File.ReadAllText(folder["a/b.txt"]));
    }

    [Fact]
    public void A_text_is_downloaded() => Assert.Equal("/text for ", HttpTasks.HttpDownloadString(_address + "text", client => client));

    [Fact]
    public void An_error_is_named_and_writes_nothing()
    {
        using var folder = new TempDirectory();
        var failure = Assert.Throws<HttpRequestException>(() => HttpTasks.HttpDownloadFile(_address + "missing", folder["a.txt"]));
        Assert.Contains("/missing answered 404", failure.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(folder["a.txt"]));
        Assert.Throws<HttpRequestException>(() => HttpTasks.HttpDownloadString(_address + "missing"));
    }

    public void Dispose() => _listener.Close();

    private async Task AnswerAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                var context = await _listener.GetContextAsync();
                var path = context.Request.Url!.AbsolutePath;
                context.Response.StatusCode = path == "/missing" ? 404 : 200;
                await using var writer = new StreamWriter(context.Response.OutputStream);
                await writer.WriteAsync($"{path} for {context.Request.Headers["X-Who"]}");
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }
}
