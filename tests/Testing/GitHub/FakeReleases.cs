using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Pipeline.Testing.GitHub;

/// <summary>Answers requests about releases as GitHub's description says.</summary>
internal sealed class FakeReleases(FakeGitHub github)
{
    private const string Uploaded = "uploaded";
    private readonly Lock _gate = new();
    private int _nextId = 1;

    private string Root => $"/repos/{github.Repository}/";

    public async Task AnswerAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var (status, answer) = ((string?)context.Request.Headers.Authorization)?.Split(' ') is ["Token", var token] && github.Knows(token)
            ? github.Actors.Answer(context.Request, github.Repository) ?? github.PullRequests.Answer(context.Request, body.ToArray(), github.Repository) ?? Answer(context.Request, context.Response, body.ToArray())
            : (HttpStatusCode.Unauthorized, Message("Bad credentials"));
        context.Response.StatusCode = (int)status;
        if (answer is null)
            return;
        context.Response.ContentType = "application/json; charset=utf-8";
        await context.Response.WriteAsync(answer.ToJsonString());
    }

    /// <summary>Keeps what arrived of an upload that broke off.</summary>
    public void KeepPart(HttpRequest request, byte[] part)
    {
        lock (_gate)
            Release(PathOf(request)[1])!.Assets.Add(new FakeAsset(_nextId++, request.Query["name"]!, "starter", part));
    }

    private string[] PathOf(HttpRequest request) =>
        request.Path.Value!.StartsWith(Root, StringComparison.Ordinal) ? request.Path.Value[Root.Length..].Split('/') : [];

    private (HttpStatusCode Status, JsonNode? Answer) Answer(HttpRequest request, HttpResponse response, byte[] body)
    {
        lock (_gate)
        {
            return (request.Method, PathOf(request)) switch
            {
                ("GET", ["git", "ref", "tags", .. var tag]) => Tag(string.Join('/', tag)),
                ("GET", ["releases"]) => (HttpStatusCode.OK, Page(request, response, github.Releases.AsEnumerable().Reverse(), Json)),
                ("POST", ["releases"]) => Create(Read(body)),
                ("PATCH", ["releases", var id]) when Release(id) is { } release => Edit(release, Read(body)),
                ("GET", ["releases", var id, "assets"]) when Release(id) is { } release => (HttpStatusCode.OK, Page(request, response, release.Assets, Json)),
                ("POST", ["releases", var id, "assets"]) when Release(id) is { } release => Upload(release, request.Query["name"]!, body),
                ("DELETE", ["releases", "assets", var id]) => Delete(id),
                _ => (HttpStatusCode.NotFound, Message("Not Found")),
            };
        }
    }

    private (HttpStatusCode, JsonNode?) Tag(string name) => github.FindTag(name) is { } id
        ? (HttpStatusCode.OK, new JsonObject
        {
            ["ref"] = $"refs/tags/{name}",
            ["node_id"] = "R1",
            ["url"] = $"{Public}{Root}git/refs/tags/{Uri.EscapeDataString(name)}",
            ["object"] = new JsonObject { ["type"] = "tag", ["sha"] = id, ["url"] = $"{Public}{Root}git/tags/{id}" },
        })
        : (HttpStatusCode.NotFound, Message("Not Found"));

    private (HttpStatusCode, JsonNode?) Create(JsonObject wanted)
    {
        var release = new FakeRelease { Id = _nextId++, Tag = wanted["tag_name"]!.ToString() };
        github.Releases.Add(release);
        var (status, answer) = Edit(release, wanted);
        return (status == HttpStatusCode.OK ? HttpStatusCode.Created : status, answer);
    }

    private (HttpStatusCode, JsonNode?) Edit(FakeRelease release, JsonObject wanted)
    {
        var isDraft = wanted["draft"]?.GetValue<bool>() ?? release.IsDraft;
        if (!isDraft && github.Releases.Any(other => other != release && !other.IsDraft && other.Tag == release.Tag))
            return Exists("Release", "tag_name");
        (release.Name, release.Body, release.IsDraft) = (wanted["name"]?.ToString() ?? release.Name, wanted["body"]?.ToString() ?? release.Body, isDraft);
        release.IsPrerelease = wanted["prerelease"]?.GetValue<bool>() ?? release.IsPrerelease;
        release.MakeLatest = isDraft ? null : wanted["make_latest"]?.ToString() ?? "true";
        return (HttpStatusCode.OK, Json(release));
    }

    private (HttpStatusCode, JsonNode?) Upload(FakeRelease release, string name, byte[] body)
    {
        if (release.Assets.Any(asset => asset.Name == name))
            return Exists("ReleaseAsset", "name");
        var content = github.Bodies.TryRemove(Encoding.ASCII.GetString(body.AsSpan(0, Math.Min(body.Length, 64))), out var beside) ? beside : body;
        var asset = new FakeAsset(_nextId++, name, Uploaded, content);
        release.Assets.Add(asset);
        return (HttpStatusCode.Created, Json(asset));
    }

    private (HttpStatusCode, JsonNode?) Delete(string id) =>
        github.Releases.Any(release => release.Assets.RemoveAll(asset => asset.Id.ToString(CultureInfo.InvariantCulture) == id) > 0)
            ? (HttpStatusCode.NoContent, null)
            : (HttpStatusCode.NotFound, Message("Not Found"));

    private static JsonArray Page<T>(HttpRequest request, HttpResponse response, IEnumerable<T> all, Func<T, JsonNode> write)
    {
        var size = int.Parse(request.Query["per_page"].FirstOrDefault() ?? "30", CultureInfo.InvariantCulture);
        var page = int.Parse(request.Query["page"].FirstOrDefault() ?? "1", CultureInfo.InvariantCulture);
        var rest = all.Skip(size * (page - 1)).ToList();
        if (rest.Count > size)
            response.Headers.Link = $"<{request.Scheme}://{request.Host}{request.Path}?per_page={size}&page={page + 1}>; rel=\"next\"";
        return [.. rest.Take(size).Select(write)];
    }

    private string Public => github.PublicAddress ?? github.Address;

    private FakeRelease? Release(string id) => github.Releases.FirstOrDefault(release => release.Id.ToString(CultureInfo.InvariantCulture) == id);

    private static JsonObject Read(byte[] body) => (JsonObject)JsonNode.Parse(body)!;

    private static JsonObject Message(string text) => new() { ["message"] = text, ["documentation_url"] = "https://docs.github.com/rest", ["status"] = "0" };

    private static (HttpStatusCode, JsonNode?) Exists(string resource, string field)
    {
        var message = Message("Validation Failed");
        message["errors"] = new JsonArray(new JsonObject { ["resource"] = resource, ["code"] = "already_exists", ["field"] = field });
        return (HttpStatusCode.UnprocessableEntity, message);
    }

    private JsonObject Json(FakeRelease release) => new()
    {
        ["url"] = $"{Public}{Root}releases/{release.Id}",
        ["html_url"] = $"https://github.example.org/{github.Repository}/releases/tag/{Uri.EscapeDataString(release.Tag)}",
        ["assets_url"] = $"{Public}{Root}releases/{release.Id}/assets",
        ["upload_url"] = $"{Public}{Root}releases/{release.Id}/assets{{?name,label}}",
        ["tarball_url"] = null,
        ["zipball_url"] = null,
        ["id"] = release.Id,
        ["node_id"] = $"RE_{release.Id}",
        ["tag_name"] = release.Tag,
        ["target_commitish"] = "main",
        ["name"] = release.Name,
        ["body"] = release.Body,
        ["draft"] = release.IsDraft,
        ["prerelease"] = release.IsPrerelease,
        ["created_at"] = "2026-01-01T00:00:00Z",
        ["published_at"] = release.IsDraft ? null : "2026-01-02T00:00:00Z",
        ["author"] = User(),
        ["assets"] = new JsonArray([.. release.Assets.Select(Json)]),
    };

    private JsonNode Json(FakeAsset asset) => new JsonObject
    {
        ["url"] = $"{Public}{Root}releases/assets/{asset.Id}",
        ["browser_download_url"] = $"https://github.example.org/{github.Repository}/releases/download/{asset.Id}",
        ["id"] = asset.Id,
        ["node_id"] = $"RA_{asset.Id}",
        ["name"] = asset.Name,
        ["label"] = "",
        ["state"] = asset.State,
        ["content_type"] = "application/octet-stream",
        ["size"] = asset.Content.Length,
        ["digest"] = github.KnowsDigests && asset.State == Uploaded ? asset.Digest : null,
        ["download_count"] = 0,
        ["created_at"] = "2026-01-01T00:00:00Z",
        ["updated_at"] = "2026-01-01T00:00:00Z",
        ["uploader"] = User(),
    };

    private static JsonObject User()
    {
        var user = new JsonObject { ["login"] = "ada", ["id"] = 1, ["node_id"] = "U1", ["gravatar_id"] = "", ["type"] = "User", ["site_admin"] = false };
        foreach (var address in new[]
        {
            "avatar_url", "events_url", "followers_url", "following_url", "gists_url", "html_url", "organizations_url",
            "received_events_url", "repos_url", "starred_url", "subscriptions_url", "url",
        })
            user[address] = "https://github.example.org/ada";
        return user;
    }
}
