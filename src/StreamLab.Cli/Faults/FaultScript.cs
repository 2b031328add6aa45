using System.Text.Json;
using System.Text.Json.Serialization;
using StreamLab.Cli.Options;
using StreamLab.Server;

namespace StreamLab.Cli.Faults;

/// <summary>
/// Faults by the clock, as JSON Lines: each line is the body of <c>POST /api/fault</c> with <c>at</c> (a time since the start of the script) and
/// <c>edge</c> (its name): <c>{"at":"10s","edge":"edge-1","kind":"error","status":503,"share":0.5,"for":"5s"}</c>.
/// </summary>
internal static partial class FaultScript
{
    private const long LargestFile = 1024 * 1024;

    /// <returns>The lines in order of their time.</returns>
    /// <exception cref="CommandException">There is no such file, or a line of it is no fault.</exception>
    public static IReadOnlyList<ScriptedFault> Load(string file)
    {
        var faults = InputFile.ReadText(file, LargestFile).Split('\n')
            .Select((text, i) => (Text: text.Trim(), Where: $"{file}, line {i + 1}"))
            .Where(line => line.Text.Length > 0 && line.Text[0] != '#')
            .Select(line => ParseLine(line.Text, line.Where));
        return [.. faults.OrderBy(f => f.At)];
    }

    private static ScriptedFault ParseLine(string text, string where)
    {
        try
        {
            var (line, command) = (JsonSerializer.Deserialize(text, Spelling.Default.Line), JsonSerializer.Deserialize(text, Spelling.Default.FaultCommand));
            if (line is null || command is null || !UnitOption.TryParseTime(line.At, out var at)) throw CommandException.BadInput($"{where}: write \"at\" as a time such as \"10s\"");
            if (!command.Read().TryGet(out _, out var error)) throw CommandException.BadInput($"{where}: {error.Message}");
            return new ScriptedFault(at, line.Edge, command);
        }
        catch (JsonException)
        {
            throw CommandException.BadInput($"{where} is not a JSON object with at, edge and kind");
        }
    }

    internal sealed record Line(string At, string Edge);

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true, MaxDepth = 4)]
    [JsonSerializable(typeof(Line))]
    [JsonSerializable(typeof(FaultCommand))]
    private sealed partial class Spelling : JsonSerializerContext;
}
