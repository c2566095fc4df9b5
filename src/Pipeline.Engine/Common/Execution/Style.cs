namespace Nuke.Common.Execution;

/// <summary>Colours, where the output shows them: on a terminal and on GitHub Actions, unless NO_COLOR is set.</summary>
internal static class Style
{
    private static readonly bool Coloured =
        string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) && (!Console.IsOutputRedirected || Environment.GetEnvironmentVariable("GITHUB_ACTIONS") == "true");

    public static string Heading(string text) => Wrap("1;36", text);

    public static string Strong(string text) => Wrap("1", text);

    public static string Faint(string text) => Wrap("90", text);

    public static string Good(string text) => Wrap("32", text);

    public static string Warning(string text) => Wrap("33", text);

    public static string Bad(string text) => Wrap("31", text);

    private static string Wrap(string code, string text) => Coloured ? $"\e[{code}m{text}\e[0m" : text;
}
