namespace StreamLab.Dash.Cmaf;

/// <summary>A CMAF segment: styp, then moof and mdat (ISO 23000-19, 7.3.3).</summary>
public static class MediaSegment
{
    private static readonly FourCC MediaData = new("mdat"u8);
    private static readonly FourCC Cmfs = new("cmfs"u8);
    private static readonly FourCC Cmff = new("cmff"u8);
    private static readonly FourCC Msdh = new("msdh"u8);

    private const int MediaDataHeaderSize = 8;

    /// <summary>The samples of one track in the order of decoding; each lies inside the bytes given.</summary>
    /// <exception cref="Mp4Exception">The boxes are damaged, or the segment is cut off.</exception>
    public static List<Sample> Read(ReadOnlySpan<byte> segment, Track track)
    {
        var file = new BoxReader(segment);
        var samples = new List<Sample>();
        while (file.TryReadBox(out var box))
            if (box.Type == MovieFragmentBox.Type) MovieFragment.Append(box, track, samples);
        foreach (var sample in samples)
        {
            if (sample.Offset < 0 || sample.Offset > segment.Length - sample.Size)
                throw new Mp4Exception($"a sample of {sample.Size} bytes lies outside the segment", sample.Offset);
        }
        return samples;
    }

    /// <summary>Makes sure that samples are what their track's codec has, as far as that is seen without decoding.</summary>
    /// <param name="segment">What <see cref="Read"/> read them from.</param>
    /// <exception cref="Mp4Exception">A sample is empty, or of H.264 and no picture.</exception>
    public static void Check(ReadOnlySpan<byte> segment, Track track, IReadOnlyList<Sample> samples)
    {
        foreach (var sample in samples)
        {
            if (sample.Size == 0) throw new Mp4Exception("a sample is empty", sample.Offset);
            if (track.Video is { } video) NalUnits.CheckPicture(segment.Slice((int)sample.Offset, sample.Size), video.Avc.NalLengthSize);
        }
    }

    /// <summary>Everything of a segment before the samples' bytes, which must follow in order.</summary>
    /// <param name="track">Whose samples these are.</param>
    /// <param name="sequenceNumber">Counts the fragments of a Representation.</param>
    /// <param name="samples">At least one; their offsets do not matter.</param>
    public static byte[] WriteHeader(Track track, uint sequenceNumber, IReadOnlyList<Sample> samples)
    {
        var fragment = new BoxWriter();
        ToFragment(track, sequenceNumber, samples, dataOffset: 0).Write(fragment);
        var writer = new BoxWriter();
        new FileTypeBox(FileTypeBox.SegmentType, Cmfs, 0, [Cmfs, Cmff, Msdh]).Write(writer);
        ToFragment(track, sequenceNumber, samples, fragment.Length + MediaDataHeaderSize).Write(writer);
        writer.UInt32(checked((uint)(MediaDataHeaderSize + samples.Sum(sample => (long)sample.Size))));
        writer.FourCC(MediaData);
        return writer.ToArray();
    }

    // CMAF wants what the samples share in tfhd (ISO 23000-19, 7.7.3), and the run to say only what differs.
    private static MovieFragmentBox ToFragment(Track track, uint sequenceNumber, IReadOnlyList<Sample> samples, int dataOffset)
    {
        var common = samples[^1]; // in a GOP every sample but the first is like the last
        var header = new TrackFragmentHeaderBox(
            track.Id, SampleDescriptionIndex: 1, SampleDuration: common.Duration, SampleFlags: SampleFlags.Of(common));
        var onlyFirstDiffers = samples.Skip(1).All(sample => sample.IsSync == common.IsSync);
        var fields = TrackRunFields.Size;
        if (samples.Any(sample => sample.Duration != common.Duration)) fields |= TrackRunFields.Duration;
        if (samples.Any(sample => sample.CompositionOffset != 0)) fields |= TrackRunFields.CompositionOffset;
        if (!onlyFirstDiffers) fields |= TrackRunFields.SampleFlags;
        uint? first = onlyFirstDiffers && samples[0].IsSync != common.IsSync ? SampleFlags.Of(samples[0]) : null;
        var entries = samples.Select(ToEntry).ToArray();
        return new MovieFragmentBox(
            new MovieFragmentHeaderBox(sequenceNumber),
            [new TrackFragmentBox(header, new TrackFragmentDecodeTimeBox(samples[0].DecodeTime), [new TrackRunBox(fields, dataOffset, first, entries)])]);
    }

    private static TrackRunEntry ToEntry(Sample sample) =>
        new(sample.Duration, (uint)sample.Size, SampleFlags.Of(sample), sample.CompositionOffset);
}
