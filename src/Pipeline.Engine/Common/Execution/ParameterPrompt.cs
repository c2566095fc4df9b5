using System.Reflection;
using Spectre.Console;

namespace Nuke.Common.Execution;

/// <summary>Asks a person for a required parameter. Only on a terminal: elsewhere nobody could answer.</summary>
internal static class ParameterPrompt
{
    public static void Ask(NukeBuild build, Member member)
    {
        if (NukeBuild.Host is not Terminal || Console.IsInputRedirected || Console.IsOutputRedirected
            || member.IsOfComponent || member.Info.GetCustomAttribute<ParameterAttribute>() is not { } parameter)
            return;
        var choices = ParameterChoices.Of(parameter, member, build);
        var question = Markup.Escape($"{parameter.Description?.TrimEnd('.') ?? ParameterName.Of(member.Info)}:");
        var answer = choices.Count > 0
            ? AnsiConsole.Prompt(new SelectionPrompt<string>().Title(question).AddChoices(choices))
            : AnsiConsole.Prompt(Secretly(new TextPrompt<string>(question), member));
        if (member.Info.IsDefined(typeof(SecretAttribute)))
            BuildSession.Current.Secrets.Add(answer);
        member.TrySetValue(build, ValueConverter.Convert([answer], member.ValueType, parameter.Separator, Environment.CurrentDirectory));
    }

    private static TextPrompt<string> Secretly(TextPrompt<string> prompt, Member member) =>
        member.Info.IsDefined(typeof(SecretAttribute)) ? prompt.Secret() : prompt;
}
