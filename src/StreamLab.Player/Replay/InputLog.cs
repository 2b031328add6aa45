using System.Text.Json;

namespace StreamLab.Player;

/// <summary>Runs input logs again.</summary>
public static class InputLog
{
    /// <summary>Names the laws of the player, too: logs of another schema are of a player that acts otherwise.</summary>
    public const string Schema = InputLogHeader.CurrentSchema;

    /// <summary>Feeds the logged inputs to a fresh core and compares its commands with the logged ones, up to the first that differs.</summary>
    /// <param name="rules">The rules that the log may name; null: <see cref="AbrRules.All"/>.</param>
    /// <returns>False, with one line naming the line of the file, when this is no input log.</returns>
    public static bool TryReplay(TextReader log, IObserver<SessionEvent>? observer, out ReplayResult result, out string error, Catalog<IAbrRule>? rules = null)
    {
        result = null!;
        var lines = new LogLines(log);
        try
        {
            if (!TryMakeCore(lines.Next(), observer, rules, out var core, out var title, out error)) return false;
            var (inputs, commands) = (0, 0);
            for (var text = lines.Next(); text is not null; text = lines.Next())
            {
                if (Parse(text, lines.IsWhole) is not { } line) break;
                inputs++;
                var difference = Compare(core.Handle(line.Input), line.Commands ?? [], ref commands);
                if (difference is null) continue;
                result = new ReplayResult(inputs, commands, $"line {lines.Number}: at {line.Input.At} ({line.Input.Kind}) {difference}", core.Summarise(title));
                return true;
            }
            result = new ReplayResult(inputs, commands, null, core.Summarise(title));
            return true;
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException)
        {
            error = $"line {lines.Number} is not of an input log: {e.Message.ReplaceLineEndings(" ")}";
            return false;
        }
    }

    private static bool TryMakeCore(
        string? firstLine, IObserver<SessionEvent>? observer, Catalog<IAbrRule>? rules, out PlayerCore core, out string title, out string error)
    {
        (core, title) = (null!, "");
        error = "the file is empty";
        if (string.IsNullOrEmpty(firstLine)) return false;
        var header = JsonSerializer.Deserialize(firstLine, InputLogJson.Default.InputLogHeader);
        error = header?.Schema == InputLogHeader.EarlierSchema
            ? $"line 1: recorded as {header.Schema} by a player with other laws of playout (docs/log.md); this version replays {InputLogHeader.CurrentSchema}"
            : $"line 1 does not name the schema {InputLogHeader.CurrentSchema}";
        if (header is not { Schema: InputLogHeader.CurrentSchema, Media: not null, Configuration: not null, Pathways: not null }) return false;
        var presentation = header.Media.ToPresentation();
        title = header.Media.Title;
        error = "line 1: the media description does not have the hash that stands beside it";
        if (MediaHash.Of(presentation) != header.MediaHash) return false;
        return PlayerCore.TryCreate(header.Configuration, presentation, header.Pathways, observer, out core, out error, rules);
    }

    /// <returns>Null for half a line, in which a session that was killed may end.</returns>
    private static InputLogLine? Parse(string text, bool isWhole)
    {
        try
        {
            return JsonSerializer.Deserialize(text, InputLogJson.Default.InputLogLine) ?? throw new InvalidOperationException("it is null");
        }
        catch (JsonException) when (!isWhole)
        {
            return null;
        }
    }

    private static string? Compare(ReadOnlySpan<PlayerCommand> fresh, IReadOnlyList<PlayerCommand> logged, ref int equal)
    {
        for (var i = 0; i < Math.Max(fresh.Length, logged.Count); i++)
        {
            if (i >= fresh.Length) return $"the log has {logged[i].Kind}, the fresh core says no more";
            if (i >= logged.Count) return $"the fresh core says {fresh[i].Kind}, the log has no more";
            if (fresh[i] != logged[i]) return $"the log has {logged[i]}, the fresh core says {fresh[i]}";
            equal++;
        }
        return null;
    }
}
