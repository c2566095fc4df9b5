namespace Pipeline.Core.Modules;

/// <summary>When a hook runs.</summary>
public enum HookMoment
{
    /// <summary>Before the stage, when everything that the stage waits for has ended.</summary>
    Before,

    /// <summary>After the stage, before anything that waits for it.</summary>
    After,
}
