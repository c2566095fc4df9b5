using System.Text.Json.Nodes;

namespace Pipeline.WorkflowRunner.Expressions;

/// <summary>
/// GitHub's loose comparison: texts without regard to case, and where kinds differ both as numbers. Of arrays and objects each equals only itself,
/// and nothing is above or below what is not a number to it.
/// </summary>
internal static class Comparison
{
    public static bool AreEqual(JsonNode? left, JsonNode? right)
    {
        if (!Evaluation.IsPrimitive(left) || !Evaluation.IsPrimitive(right))
            return ReferenceEquals(left, right);
        return (left is null && right is null) || Compare(left, right) == 0;
    }

    public static bool IsAbove(JsonNode? left, JsonNode? right) => Compare(left, right) > 0;

    public static bool IsBelow(JsonNode? left, JsonNode? right) => Compare(left, right) < 0;

    // Null: neither is above, below or equal.
    private static int? Compare(JsonNode? left, JsonNode? right)
    {
        if (!Evaluation.IsPrimitive(left) || !Evaluation.IsPrimitive(right) || (left is null && right is null))
            return null;
        if (Evaluation.AsText(left) is { } leftText && Evaluation.AsText(right) is { } rightText)
            return StringComparer.OrdinalIgnoreCase.Compare(leftText, rightText);
        var (leftNumber, rightNumber) = (Evaluation.Number(left), Evaluation.Number(right));
        return double.IsNaN(leftNumber) || double.IsNaN(rightNumber) ? null : leftNumber.CompareTo(rightNumber);
    }
}
