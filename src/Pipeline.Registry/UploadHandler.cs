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
            CheckRange(http.Request, session);
            await session.AppendAsync(http.Request.Body, http.RequestAborted);
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
            CheckRange(http.Request, session);
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
            // The client may ask how far it got and go on from there: CheckRange kept the session.
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
        await session.AppendAsync(http.Request.Body, http.RequestAborted);
        await session.FinishAsync(store, promised);
        await session.DisposeAsync();
        Created(http, session.Repository, promised);
    }

    private void CheckRange(HttpRequest request, UploadSession session)
    {
        if (request.Headers.ContentRange is not [{ } text])
            return;
        // Clients write "0-99" as the specification has it, or "bytes 0-99/*" as HTTP has it.
        var range = text.Contains(' ', StringComparison.Ordinal) ? text : $"bytes {text}/*";
        if (!ContentRangeHeaderValue.TryParse(range, out var parsed) || parsed.From is not { } from)
            from = -1;
        if (from == session.Length)
            return;
        sessions.Keep(session);
        throw ProtocolException.UploadInvalid(StatusCodes.Status416RangeNotSatisfiable, $"The chunk starts with '{text}', but {session.Length} bytes have been received.");
    }

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
