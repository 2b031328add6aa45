using System.Buffers.Binary;

namespace StreamLab.Dash.Tests.MpegTs;

/// <summary>What a receiver makes of a transport stream, written from ISO 13818-1 apart from the muxer.</summary>
internal sealed class ParsedStream
{
    private readonly Dictionary<int, int> _lastCounter = [];
    private readonly Dictionary<int, (int Start, List<byte> Bytes)> _open = [];
    private int _started;

    public List<Pes> Units { get; } = [];
    public List<long> Clocks { get; } = [];
    public List<byte[]> Sections { get; } = [];

    public static ParsedStream Read(ReadOnlySpan<byte> stream)
    {
        var parsed = new ParsedStream();
        Assert.Equal(0, stream.Length % 188);
        for (var i = 0; i < stream.Length; i += 188) parsed.Take(stream.Slice(i, 188));
        foreach (var pid in parsed._open.Keys.ToArray()) parsed.Close(pid);
        return parsed;
    }

    public IEnumerable<Pes> Of(int streamId) => Units.Where(unit => unit.StreamId == streamId);

    private void Take(ReadOnlySpan<byte> packet)
    {
        Assert.Equal(0x47, packet[0]);
        var pid = BinaryPrimitives.ReadUInt16BigEndian(packet[1..]) & 0x1FFF;
        var counter = packet[3] & 15;
        if (_lastCounter.TryGetValue(pid, out var last)) Assert.Equal((last + 1) & 15, counter);
        _lastCounter[pid] = counter;
        var payload = packet[4..];
        if ((packet[3] & 0x20) != 0)
        {
            if (payload[0] > 0 && (payload[1] & 0x10) != 0) Clocks.Add(Clock(payload[2..]));
            payload = payload[(payload[0] + 1)..];
        }
        var starts = (packet[1] & 0x40) != 0;
        if (pid is 0 or 0x1000) Sections.Add(Section(payload));
        else Append(pid, payload, starts);
    }

    private void Append(int pid, ReadOnlySpan<byte> payload, bool starts)
    {
        if (starts) Close(pid);
        if (starts) _open[pid] = (_started++, []);
        _open[pid].Bytes.AddRange(payload);
    }

    private void Close(int pid)
    {
        if (!_open.Remove(pid, out var unit)) return;
        var bytes = unit.Bytes;
        Assert.Equal([0, 0, 1], bytes[..3]);
        var stated = (bytes[4] << 8) | bytes[5];
        if (stated != 0) Assert.Equal(bytes.Count - 6, stated);
        var presentation = Time(bytes, 9);
        var decode = (bytes[7] & 0x40) != 0 ? Time(bytes, 14) : presentation;
        Units.Add(new Pes(unit.Start, bytes[3], presentation, decode, [.. bytes[(9 + bytes[8])..]]));
    }

    private static byte[] Section(ReadOnlySpan<byte> payload)
    {
        var section = payload[(1 + payload[0])..];
        return section[..(3 + (((section[1] & 15) << 8) | section[2]))].ToArray();
    }

    private static long Clock(ReadOnlySpan<byte> b) => ((long)b[0] << 25) | ((long)b[1] << 17) | ((long)b[2] << 9) | ((long)b[3] << 1) | (long)(b[4] >> 7);

    private static long Time(List<byte> b, int i) =>
        ((long)(b[i] & 0x0E) << 29) | ((long)b[i + 1] << 22) | ((long)(b[i + 2] & 0xFE) << 14) | ((long)b[i + 3] << 7) | (long)(b[i + 4] >> 1);
}

/// <summary>One packetised unit; times in ticks of 90 kHz.</summary>
/// <param name="Start">Its place in the order in which units begin.</param>
internal sealed record Pes(int Start, byte StreamId, long PresentationTime, long DecodeTime, byte[] Bytes);
