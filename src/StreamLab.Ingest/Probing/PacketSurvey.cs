using System.Globalization;

namespace StreamLab.Ingest.Probing;

/// <summary>What the packets of each stream say; headers state lengths that belong to another stream, or to none.</summary>
internal sealed class PacketSurvey
{
    private readonly SortedDictionary<int, StreamPackets> _streams = [];

    /// <summary>Of a stream without packets too.</summary>
    public StreamPackets this[int stream] => _streams.TryGetValue(stream, out var packets) ? packets : StreamPackets.None;

    /// <summary>The latest end of any stream, in seconds by its time stamps; null when no packet has one.</summary>
    public double? End => _streams.Values.Max(packets => packets.End);

    /// <summary>The earliest time stamp of any stream.</summary>
    public double? Start => _streams.Values.Min(packets => packets.Start);

    /// <param name="fields">Stream, presentation time, decoding time, duration; the latter three may be "N/A".</param>
    /// <param name="mayRestart">Whether time stamps of such a container may start anew in the middle.</param>
    internal void Add(string[] fields, bool mayRestart)
    {
        if (fields.Length < 4 || !int.TryParse(fields[0], NumberStyles.None, CultureInfo.InvariantCulture, out var stream)) return;
        if (!_streams.TryGetValue(stream, out var packets)) _streams[stream] = packets = new StreamPackets(mayRestart);
        packets.Add(Seconds(fields[1]), Seconds(fields[2]), Seconds(fields[3]));
    }

    /// <param name="field">"3723.04", or "1:02:03.04" with the sign in each part.</param>
    internal static double? Seconds(string field)
    {
        var seconds = 0.0;
        foreach (var part in field.Split(':'))
        {
            if (!double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)) return null;
            seconds = (seconds * 60) + value;
        }
        return double.IsFinite(seconds) ? seconds : null;
    }
}
