using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace StreamLab.Server;

/// <summary>Spells an <see cref="AccessRecord"/> as one line of JSON.</summary>
internal static class AccessLine
{
    private const int LongestPath = 1024;

    public static void Write(AccessRecord record, IBufferWriter<byte> output)
    {
        using (var json = new Utf8JsonWriter(output)) Write(record, json);
        output.Write("\n"u8);
    }

    private static void Write(AccessRecord record, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("time", record.Time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
        json.WriteString("server", record.Server);
        json.WriteString("client", record.Client);
        json.WriteString("method", record.Method);
        json.WriteString("path", record.Path.Length > LongestPath ? record.Path[..LongestPath] : record.Path);
        json.WriteNumber("status", record.Status);
        if (record.Bytes is { } bytes) json.WriteNumber("bytes", bytes);
        json.WriteNumber("durationMs", Math.Round(record.DurationMs, 3));
        json.WriteBoolean("complete", record.IsComplete);
        if (record.Cache is not null) json.WriteString("cache", record.Cache);
        if (record.TraceId is not null) json.WriteString("trace", record.TraceId);
        if (record.Cmcd.Items.Count > 0) WriteCmcd(record.Cmcd, json);
        json.WriteEndObject();
    }

    /// <summary>Numbers as numbers, a key without a value as true, the rest as it was written.</summary>
    private static void WriteCmcd(Cmcd cmcd, Utf8JsonWriter json)
    {
        json.WriteStartObject("cmcd");
        if (cmcd["v"] is null) json.WriteNumber("v", cmcd.Version);
        foreach (var (key, value) in cmcd.Items)
        {
            if (value.Length == 0) json.WriteBoolean(key, true);
            else if (decimal.TryParse(value, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)) json.WriteNumber(key, number);
            else json.WriteString(key, value);
        }
        json.WriteEndObject();
    }
}
