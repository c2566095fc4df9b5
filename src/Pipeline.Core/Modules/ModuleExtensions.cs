using Pipeline.Core.Stages;
using Pipeline.Core.Verification;

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

    /// <summary>Adds what it must answer once it is deployed (D14): a <c>GET</c> of <paramref name="path"/> at its Service.</summary>
    /// <param name="module">The module.</param>
    /// <param name="path">The path with its query, beginning with <c>/</c>.</param>
    /// <param name="status">The status that is expected; redirects are not followed.</param>
    /// <param name="contains">What the answer's body holds; null: anything.</param>
    public static Module Smoke(this Module module, string path, int status = 200, string? contains = null)
    {
        ArgumentNullException.ThrowIfNull(module);
        return module with { Smoke = [.. module.Smoke, new HttpCheck { Path = path, Status = status, Contains = contains }] };
    }

    /// <summary>Adds what whoever deploys it must know or do, a sentence each (D13); the papers of a release gather it.</summary>
    public static Module DeployNotes(this Module module, params string[] notes)
    {
        ArgumentNullException.ThrowIfNull(module);
        return module with { DeployNotes = [.. module.DeployNotes.Union(notes)] };
    }

    /// <summary>Runs <paramref name="hook"/> before <paramref name="stage"/> of this module, as a step of its own with a result, a log and a cache.</summary>
    /// <param name="module">The module.</param>
    /// <param name="stage">The stage.</param>
    /// <param name="name">The step's name: letters and digits, a letter first, unique in the module.</param>
    /// <param name="hook">What it does; the step fails when it throws.</param>
    public static Module Before(this Module module, Stage stage, string name, Action<HookContext> hook) => With(module, ModuleHook.Of(stage, HookMoment.Before, name, hook, Awaited(hook)));

    /// <inheritdoc cref="Before(Module, Stage, string, Action{HookContext})"/>
    public static Module Before(this Module module, Stage stage, string name, Func<HookContext, Task> hook) => With(module, ModuleHook.Of(stage, HookMoment.Before, name, hook, hook));

    /// <summary>Runs <paramref name="hook"/> after <paramref name="stage"/> of this module and before anything that waits for it, as a step of its own with a result, a log and a cache.</summary>
    /// <param name="module">The module.</param>
    /// <param name="stage">The stage.</param>
    /// <param name="name">The step's name: letters and digits, a letter first, unique in the module.</param>
    /// <param name="hook">What it does; the step fails when it throws.</param>
    public static Module After(this Module module, Stage stage, string name, Action<HookContext> hook) => With(module, ModuleHook.Of(stage, HookMoment.After, name, hook, Awaited(hook)));

    /// <inheritdoc cref="After(Module, Stage, string, Action{HookContext})"/>
    public static Module After(this Module module, Stage stage, string name, Func<HookContext, Task> hook) => With(module, ModuleHook.Of(stage, HookMoment.After, name, hook, hook));

    private static Module With(Module module, ModuleHook hook)
    {
        ArgumentNullException.ThrowIfNull(module);
        return module with { Hooks = [.. module.Hooks, hook] };
    }

    private static Func<HookContext, Task> Awaited(Action<HookContext> hook) => context =>
    {
        hook(context);
        return Task.CompletedTask;
    };
}
