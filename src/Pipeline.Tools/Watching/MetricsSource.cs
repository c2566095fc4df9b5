using System.Globalization;
using Pipeline.Core.Errors;
using Pipeline.Core.Text;
using Pipeline.Core.Watching;
using Pipeline.Core.Watching.Prometheus;

namespace Pipeline.Tools.Watching;

/// <summary>Reads the metrics of a service, in Prometheus' text format. Of an answer no more than <see cref="MetricsText.MostBytes"/> is read.</summary>
internal sealed class MetricsSource : IWatchSource, IDisposable
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);
    private readonly WatchedMetrics _watched;
    private readonly Func<CancellationToken, Task<Uri>> _findService;
    private readonly TimeProvider _time;
    private readonly RequestCounters _counters;
    private readonly HttpClient _http;

    /// <param name="watched">Which metrics.</param>
    /// <param name="interval">No answer is waited for longer than to the next look.</param>
    /// <param name="findService">The way to the service as it is now.</param>
    /// <param name="time">The clock.</param>
    public MetricsSource(WatchedMetrics watched, TimeSpan interval, Func<CancellationToken, Task<Uri>> findService, TimeProvider time)
    {
        (_watched, _findService, _time) = (watched, findService, time);
        _counters = new RequestCounters(time.GetUtcNow());
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false })
        {
            Timeout = interval < LongestWait ? interval : LongestWait,
            MaxResponseContentBufferSize = MetricsText.MostBytes,
        };
    }

    /// <inheritdoc/>
    public string Name => $"metrics {_watched.Path}";

    /// <inheritdoc/>
    public bool LastsToNext => false;

    /// <inheritdoc/>
    public async Task<WatchSample> LookAsync(CancellationToken cancellationToken)
    {
        var text = await ReadAsync(new Uri(await _findService(cancellationToken), _watched.Path), cancellationToken);
        return _counters.Advance(RequestSeries.Find(MetricsText.Read(text), _watched), _time.GetUtcNow());
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private async Task<string> ReadAsync(Uri address, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await _http.GetAsync(address, cancellationToken);
            return response.IsSuccessStatusCode
                ? await response.Content.ReadAsStringAsync(cancellationToken)
                : throw new PipelineException(string.Create(CultureInfo.InvariantCulture, $"{address} answers {(int)response.StatusCode}"));
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new PipelineException(string.Create(CultureInfo.InvariantCulture, $"{address} does not answer within {_http.Timeout.TotalSeconds:0.#} s"), exception);
        }
        catch (Exception exception) when (exception is HttpRequestException or InvalidOperationException)
        {
            throw new PipelineException($"{address} does not answer: {PlainText.OneLine(exception.GetBaseException().Message)}", exception);
        }
    }
}
