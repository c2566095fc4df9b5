using NJsonSchema;
using Pipeline.Core.Modules;

namespace Pipeline.Core.Tests.Modules;

/// <summary>The schema and the reader agree. JSON is YAML, so both read the same text.</summary>
public sealed class ModuleSchemaTests
{
    [Theory]
    [InlineData("{}", true)]
    [InlineData("""{ "name": "orders", "dependsOn": ["catalog"], "buildsOn": ["base"], "shared": ["libs"], "chart": "chart" }""", true)]
    [InlineData("""{ "image": { "dockerfile": "D", "context": "..", "target": "x", "args": { "A": "1", "B": true }, "prepare": ["make"] } }""", true)]
    [InlineData("""{ "test": { "command": ["sh", "x"], "results": ["*.xml"], "coverage": ["*.info"] } }""", true)]
    [InlineData("""{ "test": { "target": "test" } }""", true)]
    [InlineData("""{ "test": { "command": ["sh"], "target": "test" } }""", false)]
    [InlineData("""{ "test": { "skip": "they need a browser" } }""", true)]
    [InlineData("""{ "test": { "skip": "none", "target": "test" } }""", false)]
    [InlineData("""{ "name": "Orders" }""", false)]
    [InlineData("""{ "name": "a-" }""", false)]
    [InlineData("""{ "name": "null" }""", false)]
    [InlineData("""{ "name": "on" }""", false)]
    [InlineData("""{ "name": "a1234567890123456789012345678901234567890123456789012" }""", true)]
    [InlineData("""{ "name": "a12345678901234567890123456789012345678901234567890123" }""", false)]
    [InlineData("""{ "image": { "target": "--output=x" } }""", false)]
    [InlineData("""{ "test": { "target": "-x" } }""", false)]
    [InlineData("""{ "dependson": [] }""", false)]
    [InlineData("""{ "dependsOn": "catalog" }""", false)]
    [InlineData("""{ "image": { "tag": "x" } }""", false)]
    [InlineData("""{ "image": "Dockerfile" }""", false)]
    [InlineData("""{ "chart": "" }""", false)]
    [InlineData("""{ "deployNotes": ["Warm the cache."] }""", true)]
    [InlineData("""{ "smoke": [{ "path": "/healthz" }, { "path": "/", "status": 302, "contains": "x" }] }""", true)]
    [InlineData("""{ "smoke": [{ "path": "healthz" }] }""", false)]
    [InlineData("""{ "smoke": [{ "path": "/a", "status": 99 }] }""", false)]
    [InlineData("""{ "smoke": [{ "status": 200 }] }""", false)]
    [InlineData("""{ "deployNotes": "Warm the cache." }""", false)]
    public async Task What_the_schema_takes_the_reader_takes(string text, bool expected)
    {
        var schema = await JsonSchema.FromFileAsync(Path.Combine(AppContext.BaseDirectory, "module.schema.json"), TestContext.Current.CancellationToken);

        Assert.Equal(expected, schema.Validate(text).Count == 0);
        Assert.Equal(expected, Record.Exception(() => ModuleManifest.Parse(text, "orders/module.yaml")) is null);
    }
}
