using System.Buffers;

namespace StreamLab.Dash.MpegTs;

/// <summary>Cuts access units and tables into packets of 188 bytes, and counts the packets of each PID for ever (ISO 13818-1, 2.4.3.2).</summary>
internal sealed class PacketWriter
{
    private const int PacketSize = 188, HeaderSize = 4, PayloadSize = PacketSize - HeaderSize;
    private const int ClockFieldSize = 8; // adaptation field: length, flags, six bytes of clock
    private const byte SyncByte = 0x47, Stuffing = 0xFF;
    private const byte StartsUnit = 0x40, HasAdaptation = 0x20, HasPayload = 0x10; // in the packet's header
    private const byte RandomAccess = 0x40, HasClock = 0x10; // in the adaptation field

    private readonly Dictionary<ushort, int> _counters = [];

    public void WriteSection(ushort pid, ReadOnlySpan<byte> section, IBufferWriter<byte> output)
    {
        var packet = Begin(pid, StartsUnit, output);
        packet[3] |= HasPayload;
        packet[HeaderSize] = 0; // the section begins at once
        section.CopyTo(packet[(HeaderSize + 1)..]);
        output.Advance(PacketSize);
    }

    public void WriteAccessUnit(StreamKind kind, AccessUnit unit, bool carriesClock, IBufferWriter<byte> output)
    {
        ReadOnlySpan<byte> header = PesHeader.Make(kind, unit);
        var bytes = unit.Bytes.Span;
        for (var isFirst = true; header.Length + bytes.Length > 0; isFirst = false)
        {
            var packet = Begin(kind.Pid, isFirst ? StartsUnit : (byte)0, output);
            packet[3] |= HasPayload;
            var payload = WriteAdaptation(packet, isFirst && carriesClock ? unit.DecodeTime : null, isFirst && unit.IsSync, header.Length + bytes.Length);
            var fromHeader = Math.Min(header.Length, payload.Length);
            header[..fromHeader].CopyTo(payload);
            header = header[fromHeader..];
            payload = payload[fromHeader..];
            bytes[..payload.Length].CopyTo(payload);
            bytes = bytes[payload.Length..];
            output.Advance(PacketSize);
        }
    }

    private Span<byte> Begin(ushort pid, byte flags, IBufferWriter<byte> output)
    {
        var counter = _counters.GetValueOrDefault(pid);
        _counters[pid] = (counter + 1) & 15;
        var packet = output.GetSpan(PacketSize)[..PacketSize];
        packet.Fill(Stuffing);
        packet[0] = SyncByte;
        packet[1] = (byte)(flags | (pid >> 8));
        packet[2] = (byte)pid;
        packet[3] = (byte)counter;
        return packet;
    }

    /// <summary>Writes the clock, if any, and stuffs a packet whose payload does not fill it.</summary>
    /// <returns>The room for the payload, exactly as much as is used.</returns>
    private static Span<byte> WriteAdaptation(Span<byte> packet, long? clock, bool isRandomAccess, int payloadLeft)
    {
        var needed = clock is not null ? ClockFieldSize : isRandomAccess ? 2 : 0;
        var size = Math.Max(needed, PayloadSize - payloadLeft);
        if (size == 0) return packet[HeaderSize..];
        var field = packet.Slice(HeaderSize, size);
        packet[3] |= HasAdaptation;
        field[0] = (byte)(size - 1);
        if (size > 1) field[1] = (byte)((isRandomAccess ? RandomAccess : 0) | (clock is not null ? HasClock : 0));
        if (clock is { } time) WriteClock(field[2..], time);
        return packet[(HeaderSize + size)..];
    }

    // 33 bits of 90 kHz, six reserved bits, nine bits of 27 MHz that are 0.
    private static void WriteClock(Span<byte> target, long time)
    {
        target[0] = (byte)(time >> 25);
        target[1] = (byte)(time >> 17);
        target[2] = (byte)(time >> 9);
        target[3] = (byte)(time >> 1);
        target[4] = (byte)(((time & 1) << 7) | 0x7E);
        target[5] = 0;
    }
}
