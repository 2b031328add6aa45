using System.CommandLine;
using System.CommandLine.Parsing;
using StreamLab.Player;

namespace StreamLab.Cli.Options;

/// <summary>Options for what a user does during a session, such as <c>--seek 60s@10s</c>; they may be given several times.</summary>
internal static class ScriptOption
{
    public static Option<ScriptedAction[]> Seek() => Create("--seek", "POSITION@TIME", "jumps to a media position at a session time: 60s@10s",
        (position, at) => [new ScriptedAction(at, ScriptedActionKind.Seek, position)]);

    public static Option<ScriptedAction[]> Pause() => Create("--pause", "LENGTH@TIME", "pauses for a while at a session time: 5s@20s",
        (length, at) => [new ScriptedAction(at, ScriptedActionKind.Pause), new ScriptedAction(at + length, ScriptedActionKind.Resume)]);

    private static Option<ScriptedAction[]> Create(string name, string helpName, string description, Func<Duration, Duration, IEnumerable<ScriptedAction>> actions) => new(name)
    {
        HelpName = helpName,
        Description = description,
        Arity = ArgumentArity.OneOrMore,
        DefaultValueFactory = _ => [],
        CustomParser = result => [.. result.Tokens.SelectMany(token => Read(result, token.Value, name, actions))],
    };

    private static IEnumerable<ScriptedAction> Read(ArgumentResult result, string text, string name, Func<Duration, Duration, IEnumerable<ScriptedAction>> actions)
    {
        var parts = text.Split('@');
        if (parts.Length == 2 && UnitOption.TryParseTime(parts[0], out var what) && UnitOption.TryParseTime(parts[1], out var at)) return actions(what, at);
        result.AddError($"{name} '{text}' is not two times with their units, such as 60s@10s");
        return [];
    }
}
