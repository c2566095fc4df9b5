using System.Globalization;
using System.Text;
using Pipeline.Core.Deployments;

namespace Pipeline.Reports.Deployments;

/// <summary>Writes a deployment plan for people: module, object, field; only what differs.</summary>
internal static class DeployPlanText
{
    private const int ShownOfNew = 12;

    /// <summary>The text.</summary>
    public static string Write(DeployPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var text = new StringBuilder();
        foreach (var module in plan.Modules)
            WriteModule(text, module);
        var objects = plan.Modules.SelectMany(module => module.Objects).ToList();
        int Count(ChangeKind kind) => objects.Count(item => item.Change == kind);
        text.Append(plan.Modules.All(module => module.IsEmpty)
            ? "Nothing to change.\n"
            : string.Create(CultureInfo.InvariantCulture, $"{Count(ChangeKind.Added)} to add, {Count(ChangeKind.Changed)} to change, {Count(ChangeKind.Removed)} to remove, {Count(ChangeKind.Unchanged)} unchanged.\n"));
        if (objects.Count(item => item.Refusal is not null) is > 0 and var refused)
            text.Append(CultureInfo.InvariantCulture, $"{refused} will be refused.\n");
        return text.ToString();
    }

    private static void WriteModule(StringBuilder text, ModulePlan module)
    {
        if (module.IsEmpty)
        {
            text.Append(CultureInfo.InvariantCulture, $"{module.Module}: nothing to change, revision {module.Revision} is {module.Chart}\n");
            return;
        }

        var from = module.RunningChart is null ? "new" : module.RunningChart == module.Chart ? module.Chart : $"{module.RunningChart} -> {module.Chart}";
        text.Append(CultureInfo.InvariantCulture, $"{module.Module}: {(module.RunningChart is null ? $"{module.Chart} (new)" : from)}{(module.Revision > 0 && !module.IsDeployed ? $", revision {module.Revision} is not a good one" : "")}\n");
        foreach (var item in module.Objects.Where(item => item.Change != ChangeKind.Unchanged || item.Refusal is not null))
            WriteObject(text, item);
        if (module.Objects.Count(item => item is { Change: ChangeKind.Unchanged, Refusal: null }) is > 0 and var unchanged)
            text.Append(CultureInfo.InvariantCulture, $"  = {unchanged} unchanged\n");
        foreach (var hook in module.Hooks)
            text.Append(CultureInfo.InvariantCulture, $"  > {hook} runs\n");
    }

    private static void WriteObject(StringBuilder text, ObjectPlan item)
    {
        text.Append(CultureInfo.InvariantCulture, $"  {Sign(item.Change)} {item}\n");
        if (item.Refusal is not null)
            text.Append(CultureInfo.InvariantCulture, $"      REFUSED: {item.Refusal}\n");
        if (item.Unchecked is not null)
            text.Append(CultureInfo.InvariantCulture, $"      not checked: {item.Unchecked}\n");
        if (item.Change == ChangeKind.Removed)
            return;
        var shown = item.Change == ChangeKind.Added ? ShownOfNew : int.MaxValue;
        foreach (var field in item.Fields.Take(shown))
            text.Append(CultureInfo.InvariantCulture, $"      {field.Path}: {Value(field)}\n");
        if (item.Fields.Count > shown)
            text.Append(CultureInfo.InvariantCulture, $"      and {item.Fields.Count - shown} more fields\n");
    }

    private static string Value(FieldChange field) => (field.From, field.To) switch
    {
        ("***", "***") => "*** (a secret that changes)",
        (null, { } to) => to,
        ({ } from, null) => $"{from} -> (gone)",
        var (from, to) => $"{from} -> {to}",
    };

    private static char Sign(ChangeKind change) => change switch
    {
        ChangeKind.Added => '+',
        ChangeKind.Removed => '-',
        ChangeKind.Changed => '~',
        _ => '=',
    };
}
