using Microsoft.AspNetCore.Http;
using Pipeline.Core.Artifacts;

namespace Pipeline.Registry;

/// <summary>A request that is answered with an error (OCI distribution specification 1.1, "Error codes").</summary>
internal sealed class ProtocolException(int status, string code, string message) : Exception(message)
{
    public int Status { get; } = status;

    public string Code { get; } = code;

    public static ProtocolException BlobUnknown(string digest) => new(StatusCodes.Status404NotFound, "BLOB_UNKNOWN", $"There is no blob {digest}.");

    public static ProtocolException UploadUnknown(string upload) => new(StatusCodes.Status404NotFound, "BLOB_UPLOAD_UNKNOWN", $"There is no upload {upload}; it may have been broken off. Start a new one.");

    public static ProtocolException UploadInvalid(int status, string message) => new(status, "BLOB_UPLOAD_INVALID", message);

    public static ProtocolException DigestInvalid(string message) => new(StatusCodes.Status400BadRequest, "DIGEST_INVALID", message);

    public static ProtocolException DigestDiffers(Digest promised, Digest actual) => DigestInvalid($"The content has the digest {actual}, not {promised} as promised.");

    public static ProtocolException ManifestUnknown(string reference) => new(StatusCodes.Status404NotFound, "MANIFEST_UNKNOWN", $"There is no manifest {reference}.");

    public static ProtocolException ManifestInvalid(string message) => new(StatusCodes.Status400BadRequest, "MANIFEST_INVALID", message);

    public static ProtocolException ManifestTooLarge(int limit) => new(StatusCodes.Status413PayloadTooLarge, "SIZE_INVALID", $"A manifest may have at most {limit} bytes.");

    public static ProtocolException ManifestBlobsUnknown(IEnumerable<Digest> missing) =>
        new(StatusCodes.Status400BadRequest, "MANIFEST_BLOB_UNKNOWN", $"The manifest names content that has not been pushed: {string.Join(", ", missing)}.");

    public static ProtocolException NameInvalid(string name) =>
        new(StatusCodes.Status400BadRequest, "NAME_INVALID", $"'{name}' is no repository: lower-case letters, digits and single separators ('.', '_', '__', '-') in parts between slashes.");

    public static ProtocolException NameUnknown(string name) => new(StatusCodes.Status404NotFound, "NAME_UNKNOWN", $"There is no repository {name}.");

    public static ProtocolException TagInvalid(string tag) =>
        new(StatusCodes.Status400BadRequest, "TAG_INVALID", $"'{tag}' is no tag and no digest: a tag has at most 128 letters, digits, '.', '_' and '-' and starts with a letter, a digit or '_'.");

    public static ProtocolException Unsupported(string message) => new(StatusCodes.Status405MethodNotAllowed, "UNSUPPORTED", message);

    public static ProtocolException Denied(string message) => new(StatusCodes.Status403Forbidden, "DENIED", message);
}
