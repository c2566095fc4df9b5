using System.Globalization;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http;
using Pipeline.Core.Artifacts;

namespace Pipeline.Registry;

/// <summary>Takes blobs in: at once, streamed or in chunks, or by mounting one that is there (OCI distribution specification 1.1, "Pushing blobs").</summary>
internal sealed class UploadHandler(RegistryStore store, UploadSessions sessions)
{
    public async Task StartAsync(HttpContext http, string repository)
    {
        var query = http.Request.Query;
        if (query["mount"] is [{ } mount] && store.Has(ParseDigest(mount)))
        {
            Created(http, repository, ParseDigest(mount));
            return;
        }

        Digest? promised = query["digest"] is [{ } digest] ? ParseDigest(digest) : null;
        var session = await sessions.StartAsync(repository);
        await UseAsync(session, async () =>
        {
            if (promised is { } wanted)
            {
                await FinishAsync(http, session, wanted);
                return;
            }

            Accepted(http, session);
        });
    }

    public async Task AppendAsync(HttpContext http, string repository, string upload)
    {
        var session = sessions.Take(repository, upload);
        await UseAsync(session, async () =>
        {
            await AppendAsync(http, session);
            Accepted(http, session);
        });
    }

    public async Task CompleteAsync(HttpContext http, string repository, string upload)
    {
        var promised = http.Request.Query["digest"] is [{ } digest]
            ? ParseDigest(digest)
            : throw ProtocolException.DigestInvalid("An upload is completed with '?digest=sha256:…'.");
        var session = sessions.Take(repository, upload);
        await UseAsync(session, async () =>
        {
            await FinishAsync(http, session, promised);
        });
    }

    public void Describe(HttpContext http, string repository, string upload)
    {
        var session = sessions.Take(repository, upload);
        Progress(http, session);
        http.Response.StatusCode = StatusCodes.Status204NoContent;
        sessions.Keep(session);
    }

    public async Task CancelAsync(HttpContext http, string repository, string upload)
    {
        await sessions.Take(repository, upload).DisposeAsync();
        http.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private static Digest ParseDigest(string text) =>
        Digest.TryParse(text, out var digest) ? digest : throw ProtocolException.DigestInvalid($"'{text}' is no digest that is supported; expected sha256: and 64 hexadecimal digits.");

    /// <summary>Does a request's part of an upload; a part that fails or breaks off discards the upload.</summary>
    private static async Task UseAsync(UploadSession session, Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (ProtocolException exception) when (exception.Status == StatusCodes.Status416RangeNotSatisfiable)
        {
            // The client may ask how far it got and go on from there: what could be kept of the session was.
            throw;
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    private async Task FinishAsync(HttpContext http, UploadSession session, Digest promised)
    {
        await AppendAsync(http, session);
        await session.FinishAsync(store, promised);
        await session.DisposeAsync();
        Created(http, session.Repository, promised);
    }

    private async Task AppendAsync(HttpContext http, UploadSession session)
    {
        var announced = CheckRange(http.Request, session);
        var before = session.Length;
        await session.AppendAsync(http.Request.Body, http.RequestAborted);
        if (announced is not { } length || session.Length - before == length)
            return;
        // Only a body without a length comes this far: what it brought cannot be taken out again.
        await session.DisposeAsync();
        throw OutOfRange($"The chunk was announced with {length} bytes and has {session.Length - before}. The upload is discarded; start a new one.");
    }

    /// <returns>How many bytes the chunk is to have; null when it does not say.</returns>
    private long? CheckRange(HttpRequest request, UploadSession session)
    {
        if (request.Headers.ContentRange.Count == 0)
            return null;
        var text = request.Headers.ContentRange.ToString();
        // Clients write "0-99" as the specification has it, or "bytes 0-99/*" as HTTP has it.
        var range = text.Contains(' ', StringComparison.Ordinal) ? text : $"bytes {text}/*";
        var problem = !ContentRangeHeaderValue.TryParse(range, out var parsed) || parsed is not { From: { } from, To: { } to } ? $"'{text}' is no range; '0-99' was expected."
            : from != session.Length ? $"The chunk starts with '{text}', but {session.Length} bytes have been received."
            : request.ContentLength is { } sent && sent != to - from + 1 ? $"The chunk is '{text}', which is {to - from + 1} bytes, and has {sent}."
            : null;
        if (problem is null)
            return parsed!.To!.Value - parsed.From!.Value + 1;
        sessions.Keep(session);
        throw OutOfRange(problem);
    }

    private static ProtocolException OutOfRange(string message) => ProtocolException.UploadInvalid(StatusCodes.Status416RangeNotSatisfiable, message);

    private void Accepted(HttpContext http, UploadSession session)
    {
        Progress(http, session);
        http.Response.StatusCode = StatusCodes.Status202Accepted;
        sessions.Keep(session);
    }

    private static void Progress(HttpContext http, UploadSession session)
    {
        http.Response.Headers.Location = $"/v2/{session.Repository}/blobs/uploads/{session.Id}";
        // An empty upload is "0-0" as well: that is what clients expect.
        http.Response.Headers.Range = string.Create(CultureInfo.InvariantCulture, $"0-{Math.Max(0, session.Length - 1)}");
        http.Response.Headers["Docker-Upload-UUID"] = session.Id;
    }

    private static void Created(HttpContext http, string repository, Digest digest)
    {
        http.Response.Headers.Location = $"/v2/{repository}/blobs/{digest}";
        http.Response.Headers["Docker-Content-Digest"] = digest.Value;
        http.Response.StatusCode = StatusCodes.Status201Created;
    }
}
