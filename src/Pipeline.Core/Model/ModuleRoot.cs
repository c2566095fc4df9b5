using Pipeline.Core.Modules;

namespace Pipeline.Core.Model;

/// <summary>A place where modules are looked for, with overrides for single modules.</summary>
/// <param name="Pattern">A folder relative to the model's root, or a pattern whose last part is <c>*</c>.</param>
public sealed record ModuleRoot(string Pattern)
{
    /// <summary>Changes to discovered modules by name, applied after convention and <c>module.yaml</c>.</summary>
    public IReadOnlyDictionary<string, Func<Module, Module>> Overrides { get; private init; } = new Dictionary<string, Func<Module, Module>>();

    /// <summary>Changes the module <paramref name="name"/> after it was discovered.</summary>
    public ModuleRoot For(string name, Func<Module, Module> change) =>
        this with { Overrides = new Dictionary<string, Func<Module, Module>>(Overrides) { [name] = change } };
}
