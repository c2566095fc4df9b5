using System.Text.Json;

namespace Pipeline.Stages.UnitTest;

internal static class TestListJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true, NewLine = "\n" };
}
