using System.Buffers;
using StreamLab.Dash.Cmaf;

namespace StreamLab.Dash.MpegTs;

/// <summary>
/// Remuxes CMAF Segments of whatever Representation comes into one continuous MPEG transport stream (ISO 13818-1) of at most one video (H.264) and
/// one audio (AAC) component. See the README for how it is fed.
/// </summary>
public sealed class TransportStreamMuxer
{
    /// <summary>Receivers may join, and lose packets: tables come at least this often, and before each keyframe.</summary>
    private const long TableInterval = TransportClock.TicksPerSecond / 4;

    private readonly ElementaryStream? _video;
    private readonly ElementaryStream? _audio;
    private readonly PacketWriter _packets = new();
    private readonly ProgramTables _tables;
    private long _tablesWritten = long.MinValue;

    /// <exception cref="ArgumentException">Neither component.</exception>
    public TransportStreamMuxer(bool hasVideo, bool hasAudio)
    {
        if (!hasVideo && !hasAudio) throw new ArgumentException("A stream needs a component.");
        _video = hasVideo ? new ElementaryStream(StreamKind.Video) : null;
        _audio = hasAudio ? new ElementaryStream(StreamKind.Audio) : null;
        _tables = new ProgramTables(hasVideo, hasAudio);
    }

    /// <summary>Until where on the presentation timeline the stream lasts that was written: what comes after a seek goes on there. Zero at first.</summary>
    public Duration End => TransportClock.ToTimeline(Math.Max(_video?.End ?? 0, _audio?.End ?? 0));

    /// <summary>Queues the samples of a Segment behind those of its component.</summary>
    /// <param name="track">From the Initialization Segment of the Segment's Representation.</param>
    /// <param name="segment">Kept until its last sample is written.</param>
    /// <param name="timelineOffset">What is added to media time to get time on the presentation timeline.</param>
    /// <param name="until">Samples that are presented from there on are left out; null: none.</param>
    /// <exception cref="Mp4Exception">The Segment is damaged.</exception>
    /// <exception cref="ArgumentException">The stream was made without this component.</exception>
    public void Append(Track track, ReadOnlyMemory<byte> segment, Duration timelineOffset, Duration? until = null)
    {
        var stream = (track.Type == ContentType.Video ? _video : _audio)
            ?? throw new ArgumentException($"The stream was made without {track.Type}.", nameof(track));
        stream.Append(track, segment, timelineOffset, until is { } end ? TransportClock.FromTimeline(end) : long.MaxValue);
    }

    /// <summary>Writes, in decoding order, every access unit that is needed to present everything before a position on the presentation timeline.</summary>
    /// <exception cref="Mp4Exception">A sample is damaged.</exception>
    public void WriteUntil(Duration position, IBufferWriter<byte> output)
    {
        var end = TransportClock.FromTimeline(position);
        Write(_video?.CountUntil(end) ?? 0, _audio?.CountUntil(end) ?? 0, output);
    }

    /// <summary>Writes everything that was appended.</summary>
    /// <exception cref="Mp4Exception">A sample is damaged.</exception>
    public void Flush(IBufferWriter<byte> output) => Write(_video?.Count ?? 0, _audio?.Count ?? 0, output);

    /// <summary>Forgets what was appended and not written: a seek.</summary>
    public void Discard()
    {
        _video?.Discard();
        _audio?.Discard();
    }

    private void Write(int video, int audio, IBufferWriter<byte> output)
    {
        while (video > 0 || audio > 0)
        {
            var videoIsNext = audio == 0 || (video > 0 && _video!.NextDecodeTime <= _audio!.NextDecodeTime);
            if (videoIsNext) video--;
            else audio--;
            WriteNext(videoIsNext ? _video! : _audio!, output);
        }
    }

    private void WriteNext(ElementaryStream stream, IBufferWriter<byte> output)
    {
        var unit = stream.Dequeue();
        var startsGroup = stream == _video && unit.IsSync;
        if (startsGroup || _tablesWritten == long.MinValue || unit.DecodeTime - _tablesWritten >= TableInterval)
        {
            _tables.Write(_packets, output);
            _tablesWritten = unit.DecodeTime;
        }
        var carriesClock = stream == (_video ?? _audio);
        _packets.WriteAccessUnit(stream.Kind, unit, carriesClock, output);
    }
}
