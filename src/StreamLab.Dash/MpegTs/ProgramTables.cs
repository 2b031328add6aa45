using System.Buffers;
using System.Buffers.Binary;

namespace StreamLab.Dash.MpegTs;

/// <summary>The two tables that say what is in the stream: PAT and PMT, one section each (ISO 13818-1, 2.4.4).</summary>
internal sealed class ProgramTables(bool hasVideo, bool hasAudio)
{
    private const ushort AssociationPid = 0, MapPid = 0x1000, ProgramNumber = 1, TransportStreamId = 1;
    private const byte AssociationTable = 0, MapTable = 2;
    private const byte AllReserved = 0xC1; // reserved bits, version 0, current

    private readonly byte[] _association = Section(AssociationTable, TransportStreamId, [.. Number(ProgramNumber), .. Pid(MapPid)]);

    private readonly byte[] _map = Section(MapTable, ProgramNumber,
    [
        .. Pid((hasVideo ? StreamKind.Video : StreamKind.Audio).Pid), // of the clock
        0xF0, 0,
        .. hasVideo ? Entry(StreamKind.Video) : [],
        .. hasAudio ? Entry(StreamKind.Audio) : [],
    ]);

    public void Write(PacketWriter packets, IBufferWriter<byte> output)
    {
        packets.WriteSection(AssociationPid, _association, output);
        packets.WriteSection(MapPid, _map, output);
    }

    private static byte[] Section(byte table, ushort id, byte[] body)
    {
        var length = 5 + body.Length + 4;
        byte[] section = [table, (byte)(0xB0 | (length >> 8)), (byte)length, .. Number(id), AllReserved, 0, 0, .. body, 0, 0, 0, 0];
        BinaryPrimitives.WriteUInt32BigEndian(section.AsSpan(section.Length - 4), Checksum(section.AsSpan(0, section.Length - 4)));
        return section;
    }

    private static byte[] Entry(StreamKind kind) => [kind.StreamType, .. Pid(kind.Pid), 0xF0, 0];

    private static byte[] Pid(ushort pid) => Number((ushort)(0xE000 | pid));

    private static byte[] Number(ushort value) => [(byte)(value >> 8), (byte)value];

    // CRC-32/MPEG-2 (ISO 13818-1, Annex A).
    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var crc = 0xFFFF_FFFF;
        foreach (var value in bytes)
        {
            crc ^= (uint)value << 24;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 0x8000_0000) != 0 ? (crc << 1) ^ 0x04C1_1DB7 : crc << 1;
        }
        return crc;
    }
}
