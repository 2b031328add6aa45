namespace StreamLab.Dash.Cmaf;

/// <summary>Turns the tables of a moof into samples.</summary>
public static class MovieFragment
{
    /// <summary>Bounds what a small hostile file can claim: more than five hours of any frame rate.</summary>
    private const int MaxSamples = 1 << 20;

    public static readonly FourCC BoxType = MovieFragmentBox.Type;

    /// <param name="moof">One whole moof box.</param>
    /// <param name="offset">Where it lies; the samples' offsets count from the same beginning.</param>
    /// <param name="track">From the Initialization Segment; other tracks of the fragment are skipped.</param>
    /// <exception cref="Mp4Exception">The table is damaged, or is none.</exception>
    public static List<Sample> Read(ReadOnlySpan<byte> moof, long offset, Track track)
    {
        if (!new BoxReader(moof, offset).TryReadBox(out var box) || box.Type != BoxType) throw new Mp4Exception("moof is expected", offset);
        var samples = new List<Sample>();
        Append(box, track, samples);
        return samples;
    }

    internal static void Append(BoxReader box, Track track, List<Sample> samples)
    {
        foreach (var fragment in MovieFragmentBox.Read(box).Tracks)
            if (fragment.Header.TrackId == track.Id) Append(box, fragment, track.Defaults, samples);
    }

    private static void Append(BoxReader box, TrackFragmentBox fragment, TrackExtendsBox defaults, List<Sample> samples)
    {
        var start = fragment.Header.BaseDataOffset is { } offset ? (long)Math.Min(offset, long.MaxValue / 2) : box.Start;
        var (position, time) = (start, fragment.DecodeTime.BaseMediaDecodeTime);
        foreach (var run in fragment.Runs)
        {
            if (samples.Count + run.Entries.Count > MaxSamples) throw box.Error($"there are more than {MaxSamples} samples");
            if (run.DataOffset is { } dataOffset) position = start + dataOffset;
            for (var i = 0; i < run.Entries.Count; i++)
            {
                var sample = ToSample(run, i, fragment.Header, defaults) with { Offset = position, DecodeTime = time };
                samples.Add(sample);
                position += sample.Size;
                time += sample.Duration;
            }
        }
    }

    private static Sample ToSample(TrackRunBox run, int index, TrackFragmentHeaderBox header, TrackExtendsBox defaults)
    {
        var entry = run.Entries[index];
        var size = run.Fields.HasFlag(TrackRunFields.Size) ? entry.Size : header.SampleSize ?? defaults.SampleSize;
        var duration = run.Fields.HasFlag(TrackRunFields.Duration) ? entry.Duration : header.SampleDuration ?? defaults.SampleDuration;
        var flags = index == 0 && run.FirstSampleFlags is { } first ? first
            : run.Fields.HasFlag(TrackRunFields.SampleFlags) ? entry.SampleFlags
            : header.SampleFlags ?? defaults.SampleFlags;
        return new Sample(0, (int)Math.Min(size, int.MaxValue), 0, entry.CompositionOffset, duration, SampleFlags.IsSync(flags));
    }
}
