using System.Text.Json;
using System.Text.Json.Serialization;
using StreamLab.Cli.Output;
using StreamLab.Player;

namespace StreamLab.Cli.Inspecting;

/// <summary>A session log: how much of what is in it, its first line and its summary.</summary>
/// <param name="Summary">Null where the session did not come to its end.</param>
internal sealed record LogInspection(IReadOnlyDictionary<string, int> Events, JsonElement Session, JsonElement? Summary) : Inspection("log")
{
    [JsonIgnore]
    public SessionLog Log { get; private init; } = null!;

    public static LogInspection Of(SessionLog log) => new(
        log.Lines.CountBy(line => line.Kind, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal),
        log.Lines[0].Fields,
        log.OfKind("summary").Select(line => (JsonElement?)line.Fields).LastOrDefault())
    {
        Log = log,
    };

    public override void Write(TextWriter output)
    {
        var end = Summary is { } line ? Json.Read<SummaryLine>(line).Summary : null;
        output.WriteLine($"session log: {string.Join(", ", Events.Select(e => $"{e.Value} {e.Key}"))}");
        if (end is not null) SummaryText.Write(output, end);
        else output.WriteLine("no summary: the session did not come to its end");
    }

    /// <summary>The <c>segment</c> lines as CSV; columns are the fields of the first of them, objects are flattened one level.</summary>
    public void WriteCsv(TextWriter output)
    {
        var rows = Log.OfKind("segment").ToList();
        if (rows.Count == 0) return;
        var columns = rows[0].Fields.EnumerateObject().Where(p => p.Name is not ("event" or "reason")).Select(p => p.Name).ToArray();
        output.WriteLine(string.Join(',', columns));
        foreach (var row in rows.Select(line => line.Fields)) output.WriteLine(string.Join(',', columns.Select(column => Field(row, column))));
    }

    private sealed record SummaryLine(SessionSummary Summary);

    private static string Field(JsonElement row, string column)
    {
        if (!row.TryGetProperty(column, out var value) || value.ValueKind == JsonValueKind.Null) return "";
        var text = value.ToString();
        return text.AsSpan().IndexOfAny(",\"\n\r") < 0 ? text : '"' + text.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';
    }
}
