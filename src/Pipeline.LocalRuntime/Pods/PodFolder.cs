using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Pipeline.LocalRuntime.Pods;

/// <summary>What is kept of a pod beside its containers: who it is, whether it is in use, how it fares.</summary>
internal sealed class PodFolder(string path)
{
    private const string Active = "active";
    private const string SetAside = "set-aside";
    private const string NotReady = "not-ready";

    public string Path => path;

    /// <summary>The pod's name in the engine.</summary>
    public string Id => System.IO.Path.GetFileName(path);

    /// <summary>Whether the pod is one of those that a release runs: it is kept running, and takes connections when it is ready.</summary>
    public bool IsActive => Has(Active);

    /// <summary>Whether a deployment stopped it to start another in its place, and has not ended yet.</summary>
    public bool IsSetAside => Has(SetAside);

    /// <summary>Whether it can take connections.</summary>
    public bool IsReady => !Has(NotReady);

    public PodRecord? ReadRecord() => Read("pod.json", LocalJsonContext.Default.PodRecord);

    public PodStatus ReadStatus() => Read("status.json", LocalJsonContext.Default.PodStatus) ?? new PodStatus();

    public void Write(PodRecord record)
    {
        Directory.CreateDirectory(path);
        Write("pod.json", record, LocalJsonContext.Default.PodRecord);
    }

    public void Write(PodStatus status) => Write("status.json", status, LocalJsonContext.Default.PodStatus);

    /// <summary>The pod is from now on one of those that its release runs.</summary>
    public void Activate()
    {
        Directory.CreateDirectory(path);
        Mark(Active, true);
        Mark(SetAside, false);
    }

    /// <summary>The pod goes; nobody starts it again.</summary>
    public void Retire() => Mark(Active, false);

    /// <summary>The pod is stopped, and comes back unless another takes its place.</summary>
    public void PutAside()
    {
        Mark(SetAside, true);
        Mark(Active, false);
    }

    /// <summary>Notes whether the pod can take connections.</summary>
    /// <returns>Whether that is news.</returns>
    public bool NoteReady(bool isReady)
    {
        if (IsReady == isReady || !Directory.Exists(path))
            return false;
        Mark(NotReady, !isReady);
        return true;
    }

    public void Delete()
    {
        // First of all, so that nobody takes half a folder for a pod.
        Retire();
        StateFolder.Delete(path);
    }

    private string FileOf(string name) => System.IO.Path.Combine(path, name);

    private bool Has(string mark) => File.Exists(FileOf(mark));

    private void Mark(string mark, bool isSet)
    {
        if (!Directory.Exists(path))
            return;
        if (isSet)
            File.WriteAllText(FileOf(mark), "");
        else
            File.Delete(FileOf(mark));
    }

    private T? Read<T>(string name, JsonTypeInfo<T> type) where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllText(FileOf(name)), type);
        }
        catch (Exception exception) when (exception is IOException or JsonException)
        {
            // It is not there, or is of an earlier version of this program.
            return null;
        }
    }

    private void Write<T>(string name, T value, JsonTypeInfo<T> type)
    {
        File.WriteAllText(FileOf($"{name}.new"), JsonSerializer.Serialize(value, type));
        File.Move(FileOf($"{name}.new"), FileOf(name), overwrite: true);
    }
}
