namespace Pipeline.Tools.Versions;

/// <summary><c>Cargo.toml</c>: <c>version</c> in the table <c>package</c>, or <c>workspace.package</c>.</summary>
internal sealed class CargoVersionFormat : IVersionFormat
{
    public bool Matches(string fileName) => fileName == "Cargo.toml";

    public IReadOnlyList<Range> Find(string text) => TomlVersion.Find(text, "package", "workspace.package");
}
