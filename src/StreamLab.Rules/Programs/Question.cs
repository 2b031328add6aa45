using System.Buffers;
using System.Text.Json;
using StreamLab.Player;

namespace StreamLab.Rules;

/// <summary>Writes what a program is told: the media once, then a line for each decision. The memory is used again and again.</summary>
internal sealed class Question : IDisposable
{
    private readonly ArrayBufferWriter<byte> _line = new(1024);
    private readonly Utf8JsonWriter _json;

    public Question() => _json = new Utf8JsonWriter(_line, new JsonWriterOptions { SkipValidation = true });

    public void Dispose() => _json.Dispose();

    public ReadOnlyMemory<byte> OfMedia(AdaptationSet media)
    {
        Begin();
        _json.WriteStartObject("media"u8);
        _json.WriteStartArray("bandwidthKbps"u8);
        for (var m = 0; m < media.RepresentationCount; m++) _json.WriteNumberValue(media.BandwidthOf(m).Kbps);
        _json.WriteEndArray();
        _json.WriteStartArray("segmentSeconds"u8);
        foreach (ref readonly var segment in media.Segments) _json.WriteNumberValue(segment.Duration.Seconds);
        _json.WriteEndArray();
        _json.WriteBoolean("exactSizes"u8, media.HasExactSizes);
        _json.WriteStartArray("sizeBits"u8);
        for (var s = 0; s < media.SegmentCount; s++) WriteSizes(media, s);
        _json.WriteEndArray();
        _json.WriteEndObject();
        return End();
    }

    public ReadOnlyMemory<byte> Of(in AbrContext context, ReadOnlySpan<byte> state)
    {
        Begin();
        _json.WriteNumber("segment"u8, context.Segment);
        _json.WriteNumber("lastRepresentation"u8, context.LastRepresentation);
        _json.WriteNumber("bufferSeconds"u8, context.BufferLevel.Seconds);
        _json.WriteNumber("capacitySeconds"u8, context.BufferCapacity.Seconds);
        if (context.Throughput is { } throughput) _json.WriteNumber("throughputKbps"u8, throughput.Kbps);
        else _json.WriteNull("throughputKbps"u8);
        _json.WriteNumber("latencySeconds"u8, context.Latency.Seconds);
        _json.WriteNumber("nowSeconds"u8, context.Now.Seconds);
        _json.WriteBoolean("playing"u8, context.IsPlaying);
        _json.WriteNumber("stalledSeconds"u8, context.StalledFor.Seconds);
        _json.WriteNumber("playbackRate"u8, context.PlaybackRate);
        _json.WriteNumber("seed"u8, context.Seed);
        WriteDownload(context.LastDownload);
        _json.WritePropertyName("state"u8);
        _json.WriteRawValue(state, skipInputValidation: true);
        return End();
    }

    private void WriteDownload(Download? last)
    {
        if (last is not { } download)
        {
            _json.WriteNull("lastDownload"u8);
            return;
        }
        _json.WriteStartObject("lastDownload"u8);
        _json.WriteNumber("segment"u8, download.Segment);
        _json.WriteNumber("representation"u8, download.Representation);
        _json.WriteNumber("seconds"u8, download.Time.Seconds);
        _json.WriteNumber("ttfbSeconds"u8, download.Sample.TimeToFirstByte.Seconds);
        _json.WriteNumber("bits"u8, download.Sample.Size.Bits);
        _json.WriteEndObject();
    }

    private void WriteSizes(AdaptationSet media, int segment)
    {
        _json.WriteStartArray();
        for (var m = 0; m < media.RepresentationCount; m++) _json.WriteNumberValue(media.SizeOf(m, segment).Bits);
        _json.WriteEndArray();
    }

    private void Begin()
    {
        _line.ResetWrittenCount();
        _json.Reset(_line);
        _json.WriteStartObject();
    }

    private ReadOnlyMemory<byte> End()
    {
        _json.WriteEndObject();
        _json.Flush();
        _line.Write("\n"u8);
        return _line.WrittenMemory;
    }
}
