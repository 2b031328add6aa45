using System.Globalization;

namespace StreamLab.Ingest.Probing;

/// <summary>What the packets of each stream say; headers state lengths that belong to another stream, or to none.</summary>
internal sealed class PacketSurvey
{
    private const string Entries = "-show_entries packet=stream_index,pts_time,dts_time,duration_time";

    private readonly SortedDictionary<int, StreamPackets> _streams = [];

    /// <summary>Of a stream without packets too.</summary>
    public StreamPackets this[int stream] => _streams.TryGetValue(stream, out var packets) ? packets : StreamPackets.None;

    /// <summary>The latest end of any stream, in seconds by its time stamps; null when no packet has one.</summary>
    public double? End => _streams.Values.Max(packets => packets.End);

    /// <summary>The earliest time stamp of any stream.</summary>
    public double? Start => _streams.Values.Min(packets => packets.Start);

    /// <param name="mayRestart">Whether time stamps of such a container may start anew in the middle.</param>
    public static async Task<PacketSurvey> ReadAsync(Workspace workspace, bool mayRestart, CancellationToken cancellationToken)
    {
        var survey = new PacketSurvey();
        await foreach (var fields in FFprobeLines.ReadAsync(workspace, Entries, cancellationToken)) survey.Add(fields, mayRestart);
        return survey;
    }

    /// <param name="fields">Stream, presentation time, decoding time, duration; the latter three may be "N/A".</param>
    internal void Add(string[] fields, bool mayRestart)
    {
        if (fields.Length < 4 || !int.TryParse(fields[0], NumberStyles.None, CultureInfo.InvariantCulture, out var stream)) return;
        if (!_streams.TryGetValue(stream, out var packets)) _streams[stream] = packets = new StreamPackets(mayRestart);
        packets.Add(Seconds(fields[1]), Seconds(fields[2]), Seconds(fields[3]));
    }

    internal static double? Seconds(string field) =>
        double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && double.IsFinite(seconds)
            ? seconds
            : null;
}
