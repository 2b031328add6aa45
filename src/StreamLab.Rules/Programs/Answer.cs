using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using StreamLab.Player;

namespace StreamLab.Rules;

/// <summary>What a program answered: a decision, and the state that it wants to be handed with the next question.</summary>
internal readonly record struct Answer(AbrDecision Decision, byte[] State)
{
    private const int LongestReason = 200, MostReasons = 1000, MostShown = 60;

    private static readonly byte[] NoState = "null"u8.ToArray();
    private static readonly ConcurrentDictionary<string, ReasonCode> Reasons = new(StringComparer.Ordinal);
    private static readonly ReasonCode Unexplained = new("exec", "answer", "the program chose representation {0}", "representation");

    /// <exception cref="RuleException">It is no answer.</exception>
    public static Answer Parse(ReadOnlySpan<byte> line, string program)
    {
        try
        {
            var reader = new Utf8JsonReader(line);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) throw Refused(line, "is no object");
            return ParseObject(ref reader, line, program);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            throw Refused(line, "is no answer in JSON");
        }
    }

    private static Answer ParseObject(ref Utf8JsonReader reader, ReadOnlySpan<byte> line, string program)
    {
        var (representation, wait, reason, state) = (-1, 0.0, (ReasonCode?)null, NoState);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("representation"u8)) representation = reader.Read() && reader.TryGetInt32(out var r) ? r : throw Refused(line, "names no whole representation");
            else if (reader.ValueTextEquals("waitSeconds"u8)) wait = reader.Read() ? reader.GetDouble() : 0;
            else if (reader.ValueTextEquals("reason"u8)) reason = reader.Read() ? ReasonOf(reader.GetString(), program) : null;
            else if (reader.ValueTextEquals("state"u8)) state = Raw(ref reader, line);
            else throw Refused(line, $"has an unknown field '{reader.GetString()}'");
        }
        if (representation < 0) throw Refused(line, "names no representation");
        if (reader.Read()) throw Refused(line, "goes on after its end");
        return new(new(representation, new Duration(wait), (reason ?? Unexplained).With(representation)), state);
    }

    private static byte[] Raw(ref Utf8JsonReader reader, ReadOnlySpan<byte> line)
    {
        reader.Read();
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return line[start..(int)reader.BytesConsumed].ToArray();
    }

    /// <summary>A reason is made once for each text, up to a bound: programs that number theirs would fill the memory.</summary>
    private static ReasonCode? ReasonOf(string? text, string program)
    {
        if (string.IsNullOrEmpty(text)) return null;
        text = text.Length > LongestReason ? text[..LongestReason] : text;
        if (Reasons.TryGetValue(text, out var known)) return known;
        var escaped = text.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal).ReplaceLineEndings(" ");
        var made = new ReasonCode("exec", Path.GetFileName(program), escaped, "representation");
        return Reasons.Count < MostReasons ? Reasons.GetOrAdd(text, made) : made;
    }

    private static RuleException Refused(ReadOnlySpan<byte> line, string why)
    {
        var text = Encoding.UTF8.GetString(line[..Math.Min(line.Length, MostShown)]).ReplaceLineEndings(" ");
        return new RuleException($"answered {text}{(line.Length > MostShown ? "…" : "")}, which {why}");
    }
}
