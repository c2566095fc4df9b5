namespace Pipeline.Core.Modules;

/// <summary>Typed changes of a module in C#.</summary>
public static class ModuleExtensions
{
    /// <summary>Deploys <paramref name="modules"/> before this one (D17).</summary>
    public static Module DependsOn(this Module module, params string[] modules)
    {
        ArgumentNullException.ThrowIfNull(module);
        return module with { DependsOn = [.. module.DependsOn.Union(modules)] };
    }
}
