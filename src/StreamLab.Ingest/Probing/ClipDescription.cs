using System.Text;
using System.Text.Json;
using FFMpegCore;
using FFMpegCore.Exceptions;

namespace StreamLab.Ingest.Probing;

/// <summary>
/// What one run of ffprobe says of a clip: first a line for each packet, then its streams and its container. Only the end tells whether time stamps of
/// such a container may start anew, so packets are read both ways.
/// </summary>
internal sealed class ClipDescription
{
    /// <summary>FFMpegCore reads times as hours, minutes and seconds only.</summary>
    public const string Options =
        $"{InputLimits.ForProbe} -show_entries packet=stream_index,pts_time,dts_time,duration_time -show_streams -show_format -sexagesimal -of json=compact=1";

    private const string Packet = "{ \"stream_index\": ", Streams = "\"streams\": ";
    private const int MaxLength = 16 << 20;

    private readonly PacketSurvey _steady = new(), _mended = new();
    private readonly StringBuilder _rest = new();

    public void Add(string line)
    {
        var start = line.AsSpan().TrimStart();
        if (_rest.Length > 0 || start.StartsWith(Streams)) AddToRest(line);
        else if (start.StartsWith(Packet)) AddPacket(line);
    }

    /// <returns>Null where ffprobe has not said all of it.</returns>
    public (IMediaAnalysis Analysis, PacketSurvey Packets, bool MayRestart)? Read()
    {
        try
        {
            var analysis = FFProbe.FromJson($"{{{_rest}");
            var mayRestart = analysis.Format.FormatName is "mpegts" or "mpeg";
            return (analysis, mayRestart ? _mended : _steady, mayRestart);
        }
        catch (Exception error) when (error is JsonException or FormatNullException)
        {
            return null;
        }
    }

    private void AddToRest(string line)
    {
        if (_rest.Length + line.Length > MaxLength)
            throw IngestException.BadInput("the clip says too much about itself: remux it with ffmpeg -map_metadata -1 -c copy first");
        _rest.AppendLine(line);
    }

    private void AddPacket(string line)
    {
        string[] fields = [Field(line, "stream_index"), Field(line, "pts_time"), Field(line, "dts_time"), Field(line, "duration_time")];
        _steady.Add(fields, mayRestart: false);
        _mended.Add(fields, mayRestart: true);
    }

    // What ffprobe does not know it leaves out.
    private static string Field(string line, string name)
    {
        var start = line.IndexOf($"\"{name}\": ", StringComparison.Ordinal);
        if (start < 0) return "N/A";
        var value = line.AsSpan(start + name.Length + 4);
        var end = value.IndexOfAny(", }");
        return (end < 0 ? value : value[..end]).Trim('"').ToString();
    }
}
