namespace StreamLab.Client.Tests;

/// <summary>Reads as much of an MPEG transport stream as tests ask about: access units with their times, and whether no packet is missing.</summary>
internal sealed class TestTransportStream
{
    private const int PacketSize = 188;

    private readonly Dictionary<int, int> _counters = [];

    public TestTransportStream(byte[] bytes)
    {
        Assert.Equal(0, bytes.Length % PacketSize);
        for (var at = 0; at < bytes.Length; at += PacketSize) Read(bytes.AsSpan(at, PacketSize));
    }

    /// <summary>In the order of the stream; times in ticks of 90 kHz.</summary>
    public List<(bool IsVideo, long ShowAt, long DecodeAt)> Units { get; } = [];

    public bool IsContinuous { get; private set; } = true;

    public long[] ShownVideo => [.. Units.Where(u => u.IsVideo).Select(u => u.ShowAt)];

    private void Read(ReadOnlySpan<byte> packet)
    {
        Assert.Equal(0x47, packet[0]);
        var (pid, control, counter) = (((packet[1] & 31) << 8) | packet[2], (packet[3] >> 4) & 3, packet[3] & 15);
        if ((control & 1) == 0) return; // no payload
        IsContinuous &= !_counters.TryGetValue(pid, out var before) || counter == ((before + 1) & 15);
        _counters[pid] = counter;
        var payload = packet[(control == 3 ? 5 + packet[4] : 4)..];
        var startsUnit = (packet[1] & 0x40) != 0 && payload.Length > 19 && payload[0] == 0 && payload[1] == 0 && payload[2] == 1;
        if (!startsUnit) return;
        var shown = Time(payload[9..]);
        Units.Add(((payload[3] & 0xF0) == 0xE0, shown, (payload[7] & 0x40) != 0 ? Time(payload[14..]) : shown));
    }

    private static long Time(ReadOnlySpan<byte> field) =>
        ((field[0] & 0x0EL) << 29) | ((long)field[1] << 22) | ((field[2] & 0xFEL) << 14) | ((long)field[3] << 7) | ((long)field[4] >> 1);
}
