using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace StreamLab.Experiments;

/// <summary>
/// Finished work, so that a study that was broken off goes on where it was. Entries are found by a hash of all that decides them, so that
/// whatever has changed since is done afresh. Each entry carries its length and a checksum: what a kill has torn is cut off.
/// </summary>
internal sealed class Journal : IDisposable
{
    private const int LargestEntry = 1 << 20;

    // Of an entry's body, and its checksum.
    private const int LengthSize = sizeof(int), HeaderSize = LengthSize + sizeof(ulong);

    private readonly Dictionary<UInt128, JournalEntry> _entries = [];
    private readonly Lock _writing = new();
    private readonly FileStream _file;

    private Journal(FileStream file) => _file = file;

    /// <exception cref="StudyException">The file cannot be opened, perhaps because another study is writing it.</exception>
    public static Journal Open(string path)
    {
        try
        {
            var journal = new Journal(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            journal.ReadWhatIsWhole();
            return journal;
        }
        catch (IOException e)
        {
            throw new StudyException($"{path}: {e.Message}; is another study at work in this folder?", e);
        }
    }

    public bool TryGet(UInt128 id, out JournalEntry entry) => _entries.TryGetValue(id, out entry);

    /// <summary>From any thread. Entries of this run are kept on disk only.</summary>
    public void Append(IEnumerable<JournalEntry> entries)
    {
        using var buffer = new MemoryStream();
        using var writer = new BinaryWriter(buffer);
        foreach (var entry in entries) Write(writer, buffer, entry);
        lock (_writing)
        {
            buffer.WriteTo(_file);
            _file.Flush();
        }
    }

    public void Dispose() => _file.Dispose();

    private void ReadWhatIsWhole()
    {
        using var reader = new BinaryReader(_file, Encoding.UTF8, leaveOpen: true);
        long whole = 0;
        while (TryRead(reader, out var entry))
        {
            _entries[entry.Id] = entry;
            whole = _file.Position;
        }
        _file.SetLength(whole);
        _file.Position = whole;
    }

    private static bool TryRead(BinaryReader reader, out JournalEntry entry)
    {
        entry = default;
        try
        {
            var length = reader.ReadInt32();
            if (length is < 0 or > LargestEntry) return false;
            var (checksum, body) = (reader.ReadUInt64(), reader.ReadBytes(length));
            if (body.Length < length || Checksum(body) != checksum) return false;
            entry = Decode(body);
            return true;
        }
        catch (EndOfStreamException)
        {
            return false;
        }
    }

    private static void Write(BinaryWriter writer, MemoryStream buffer, in JournalEntry entry)
    {
        var start = (int)buffer.Position;
        buffer.Position += HeaderSize;
        writer.Write((ulong)(entry.Id >> 64));
        writer.Write((ulong)entry.Id);
        writer.Write(entry.Text);
        writer.Write(entry.Values.Length);
        writer.Write(MemoryMarshal.AsBytes<double>(entry.Values));
        var written = buffer.GetBuffer().AsSpan(start, (int)buffer.Position - start);
        BinaryPrimitives.WriteInt32LittleEndian(written, written.Length - HeaderSize);
        BinaryPrimitives.WriteUInt64LittleEndian(written[LengthSize..], Checksum(written[HeaderSize..]));
    }

    private static JournalEntry Decode(byte[] body)
    {
        using var reader = new BinaryReader(new MemoryStream(body));
        var id = new UInt128(reader.ReadUInt64(), reader.ReadUInt64());
        var (text, values) = (reader.ReadString(), new double[reader.ReadInt32()]);
        for (var i = 0; i < values.Length; i++) values[i] = reader.ReadDouble();
        return new(id, text, values);
    }

    private static ulong Checksum(ReadOnlySpan<byte> bytes)
    {
        var sum = (ulong)bytes.Length;
        foreach (var word in MemoryMarshal.Cast<byte, ulong>(bytes)) sum = SplitMix.Mix(sum + word);
        foreach (var value in bytes[(bytes.Length & ~7)..]) sum = SplitMix.Mix(sum + value);
        return sum;
    }
}
