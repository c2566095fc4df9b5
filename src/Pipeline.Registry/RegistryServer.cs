using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Pipeline.Registry;

/// <summary>The HTTP server of a store, on 127.0.0.1.</summary>
internal sealed class RegistryServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly RegistryStore _store;
    private readonly UploadSessions _sessions;

    private RegistryServer(WebApplication application, RegistryStore store, UploadSessions sessions)
    {
        _application = application;
        _store = store;
        _sessions = sessions;
        Port = new Uri(application.Urls.First()).Port;
    }

    public int Port { get; }

    /// <summary>Starts serving on <paramref name="port"/> (0: a free one); null when the port is taken.</summary>
    public static async Task<RegistryServer?> TryStartAsync(RegistryStore store, int port, CancellationToken cancellationToken)
    {
        // The empty builder reads no configuration: neither files of the working directory nor ASPNETCORE_* may open other ports.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options =>
        {
            options.AddServerHeader = false;
            options.Limits.MaxRequestBodySize = null;
            // An engine that compresses a layer while sending it may pause for long.
            options.Limits.MinRequestBodyDataRate = null;
            options.Listen(IPAddress.Loopback, port);
        });
        builder.Services.AddSingleton<IHostLifetime, EmbeddedLifetime>();
        var application = builder.Build();
        var sessions = new UploadSessions(store, TimeProvider.System);
        application.Run(new RegistryHandler(store, sessions).HandleAsync);
        try
        {
            await application.StartAsync(cancellationToken);
            return new RegistryServer(application, store, sessions);
        }
        catch (IOException exception) when (exception.InnerException is AddressInUseException)
        {
            await application.DisposeAsync();
            return null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        await _application.StopAsync(patience.Token);
        await _application.DisposeAsync();
        await _sessions.DisposeAsync();
        _store.Dispose();
    }
}
