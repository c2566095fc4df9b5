using Nuke.Common.Tooling;

namespace Pipeline.Engine.Tests.Tooling;

public static class ShowOptionsExtensions
{
    [Builder(Type = typeof(ShowOptions), Property = nameof(ShowOptions.Text))]
    public static T SetText<T>(this T o, string? v)
        where T : ShowOptions => o.Modify(b => b.Set(() => o.Text, v));

    [Builder(Type = typeof(ShowOptions), Property = nameof(ShowOptions.Key))]
    public static T SetKey<T>(this T o, string? v)
        where T : ShowOptions => o.Modify(b => b.Set(() => o.Key, v));
}
