using System.Text;
using System.Text.Json;

namespace StreamLab.Network;

/// <summary>Sabre's JSON: an array of objects, each a period with its duration, bandwidth and latency; other properties are passed over.</summary>
internal static class SabreTrace
{
    public static TraceError? Read(ReadOnlySpan<char> text, TraceBuilder periods)
    {
        var json = new byte[Encoding.UTF8.GetByteCount(text)];
        Encoding.UTF8.GetBytes(text, json);
        try
        {
            return ReadArray(json, periods);
        }
        catch (JsonException e)
        {
            return new(TraceErrorCode.Malformed, (int)(e.LineNumber ?? -1) + 1, "this is not well-formed JSON");
        }
    }

    private static TraceError? ReadArray(ReadOnlySpan<byte> json, TraceBuilder periods)
    {
        var reader = new Utf8JsonReader(json);
        var (line, counted) = (1, 0);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray) return Unexpected(line);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            line += json[counted..(int)reader.TokenStartIndex].Count((byte)'\n');
            counted = (int)reader.TokenStartIndex;
            var error = ReadPeriod(ref reader, line, out var period) ?? periods.Add(line, period);
            if (error is not null) return error;
        }
        reader.Read(); // refuses what follows the array
        return null;
    }

    private static TraceError? ReadPeriod(ref Utf8JsonReader reader, int line, out TracePeriod period)
    {
        period = default;
        if (reader.TokenType != JsonTokenType.StartObject) return Unexpected(line);
        double duration = double.NaN, bandwidth = double.NaN, latency = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var isRead = true;
            if (reader.ValueTextEquals("duration_ms"u8)) isRead = TryReadNumber(ref reader, out duration);
            else if (reader.ValueTextEquals("bandwidth_kbps"u8)) isRead = TryReadNumber(ref reader, out bandwidth);
            else if (reader.ValueTextEquals("latency_ms"u8)) isRead = TryReadNumber(ref reader, out latency);
            else reader.Skip();
            if (!isRead) return Unexpected(line);
        }
        if (double.IsNaN(duration) || double.IsNaN(bandwidth)) return Unexpected(line);
        period = new(Duration.FromMilliseconds(duration), Bitrate.FromKbps(bandwidth), Duration.FromMilliseconds(latency));
        return null;
    }

    private static bool TryReadNumber(ref Utf8JsonReader reader, out double value)
    {
        value = 0;
        return reader.Read() && reader.TokenType == JsonTokenType.Number && reader.TryGetDouble(out value);
    }

    private static TraceError Unexpected(int line) =>
        new(TraceErrorCode.Malformed, line, "an array of objects is expected, each with the numbers duration_ms and bandwidth_kbps, perhaps latency_ms");
}
