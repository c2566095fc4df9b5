namespace Pipeline.Core.Modules;

/// <summary>Typed changes of a module in C#.</summary>
internal static class ModuleExtensions
{
    /// <summary>Deploys <paramref name="modules"/> before this one (D17).</summary>
    public static Module DependsOn(this Module module, params string[] modules)
    {
        ArgumentNullException.ThrowIfNull(module);
        return module with { DependsOn = [.. module.DependsOn.Union(modules)] };
    }

    /// <summary>Builds the images of <paramref name="modules"/> before this one's, which is built from them.</summary>
    public static Module BuildsOn(this Module module, params string[] modules)
    {
        ArgumentNullException.ThrowIfNull(module);
        return module with { BuildsOn = [.. module.BuildsOn.Union(modules)] };
    }

    /// <summary>Counts folders or files outside the module's folder, relative to the repository's root, as its input.</summary>
    public static Module Shared(this Module module, params string[] paths)
    {
        ArgumentNullException.ThrowIfNull(module);
        return module with { SharedPaths = [.. module.SharedPaths.Union(paths)] };
    }

    /// <summary>Changes how the image is built; a module without one gets one.</summary>
    public static Module Image(this Module module, Func<ImageSettings, ImageSettings> change)
    {
        ArgumentNullException.ThrowIfNull(module);
        ArgumentNullException.ThrowIfNull(change);
        return module with { Image = change(module.Image ?? new ImageSettings()) };
    }

    /// <summary>Changes how the unit tests are run.</summary>
    public static Module Test(this Module module, Func<TestSettings, TestSettings> change)
    {
        ArgumentNullException.ThrowIfNull(module);
        ArgumentNullException.ThrowIfNull(change);
        return module with { Test = change(module.Test ?? new TestSettings()) };
    }
}
