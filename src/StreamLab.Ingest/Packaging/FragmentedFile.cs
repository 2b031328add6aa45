using Microsoft.Win32.SafeHandles;
using StreamLab.Dash.Cmaf;

namespace StreamLab.Ingest.Packaging;

/// <summary>A fragmented mp4 of one track on disk, read fragment by fragment: only tables are held, and the bytes of what is asked for.</summary>
internal sealed class FragmentedFile : IDisposable
{
    private const int MaxTableBytes = 64 * 1024 * 1024;

    private readonly SafeFileHandle _file;
    private readonly long _length;
    private readonly long _firstFragment;

    /// <exception cref="Mp4Exception">It is no such file.</exception>
    public FragmentedFile(string path)
    {
        _file = File.OpenHandle(path);
        _length = RandomAccess.GetLength(_file);
        (Track, _firstFragment) = ReadTrack();
    }

    public Track Track { get; }

    /// <summary>All samples in the order of decoding; offsets count from the beginning of the file.</summary>
    public IEnumerable<Sample> ReadSamples()
    {
        foreach (var (header, offset) in Boxes(_firstFragment))
        {
            if (header.Type != MovieFragment.BoxType) continue;
            foreach (var sample in MovieFragment.Read(ReadBox(header, offset), offset, Track)) yield return sample;
        }
    }

    /// <summary>Puts the bytes of samples one behind the other.</summary>
    public void CopyTo(Span<byte> target, IReadOnlyList<Sample> samples)
    {
        for (var i = 0; i < samples.Count;)
        {
            var (offset, size) = (samples[i].Offset, samples[i].Size);
            for (i++; i < samples.Count && samples[i].Offset == offset + size; i++) size += samples[i].Size;
            Read(target[..size], offset);
            target = target[size..];
        }
    }

    public void Dispose() => _file.Dispose();

    private (Track Track, long End) ReadTrack()
    {
        foreach (var (header, offset) in Boxes(0))
            if (header.Type == InitializationSegment.BoxType) return (InitializationSegment.Read(ReadBox(header, offset), offset), offset + header.Size);
        throw new Mp4Exception("moov is missing", 0);
    }

    private IEnumerable<(BoxHeader Header, long Offset)> Boxes(long offset)
    {
        var bytes = new byte[BoxHeader.MaxHeaderSize];
        while (offset < _length)
        {
            var read = RandomAccess.Read(_file, bytes, offset);
            var header = BoxHeader.Read(bytes.AsSpan(0, read), offset, _length - offset);
            yield return (header, offset);
            offset += header.Size;
        }
    }

    private byte[] ReadBox(BoxHeader header, long offset)
    {
        if (header.Size > MaxTableBytes) throw new Mp4Exception($"a {header.Type} of {header.Size} bytes is too large", offset);
        var bytes = new byte[header.Size];
        Read(bytes, offset);
        return bytes;
    }

    private void Read(Span<byte> target, long offset)
    {
        while (target.Length > 0)
        {
            var read = RandomAccess.Read(_file, target, offset);
            if (read == 0) throw new Mp4Exception("the file ends inside a sample", offset);
            target = target[read..];
            offset += read;
        }
    }
}
