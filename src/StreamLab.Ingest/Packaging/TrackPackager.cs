using StreamLab.Dash.Cmaf;
using StreamLab.Dash.SegmentIndexes;

namespace StreamLab.Ingest.Packaging;

/// <summary>Writes the files of one Representation and notes their sizes and digests.</summary>
internal sealed class TrackPackager(FragmentedFile file, string folder, string id)
{
    private readonly List<long> _durations = [];
    private readonly List<long> _bytes = [];
    private readonly List<string> _digests = [];
    private long _start;

    public PackagedTrack Package(IEnumerable<Sample[]> segments)
    {
        Directory.CreateDirectory(Path.Combine(folder, id));
        var initialization = InitializationSegment.Write(file.Track);
        Save(SegmentFiles.Initialization(id), initialization);
        foreach (var samples in segments) WriteSegment(samples);
        return new PackagedTrack(file.Track, _start, _durations, Describe(initialization));
    }

    private void WriteSegment(Sample[] samples)
    {
        if (_bytes.Count == 0) _start = samples[0].DecodeTime;
        var number = _bytes.Count + 1;
        var header = MediaSegment.WriteHeader(file.Track, (uint)number, samples);
        var segment = new byte[header.Length + samples.Sum(sample => sample.Size)];
        header.CopyTo(segment, 0);
        file.CopyTo(segment.AsSpan(header.Length), samples);
        Save(SegmentFiles.Segment(id, number), segment);
        _durations.Add(samples.Sum(sample => (long)sample.Duration));
        _bytes.Add(segment.Length);
        _digests.Add(ReprDigest.Of(segment));
    }

    private void Save(string name, byte[] bytes) => File.WriteAllBytes(Path.Combine(folder, name), bytes);

    private RepresentationIndex Describe(byte[] initialization) => new()
    {
        Id = id,
        Codecs = file.Track.Codecs,
        Width = file.Track.Video?.Width,
        Height = file.Track.Video?.Height,
        Sar = file.Track.Video is { } video ? new Ratio((int)video.PixelAspectRatio.Horizontal, (int)video.PixelAspectRatio.Vertical) : null,
        AudioSamplingRate = file.Track.Audio?.SamplingRate,
        Channels = file.Track.Audio?.Channels,
        Initialization = new InitializationIndex(initialization.Length, ReprDigest.Of(initialization)),
        Bytes = _bytes,
        Digests = _digests,
    };
}
