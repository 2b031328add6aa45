using StreamLab.Dash;
using StreamLab.Dash.Cmaf;
using StreamLab.Dash.SegmentIndexes;
using StreamLab.Ingest.Encoding;

namespace StreamLab.Ingest.Packaging;

/// <summary>Turns what ffmpeg wrote, one fragmented mp4 for each rung and each sound, into Segments that all change at the same instants.</summary>
internal sealed class Packager(EncodingPlan plan, Workspace workspace)
{
    /// <summary>
    /// Length of the frame that ffmpeg's AAC encoder puts before the sound, in samples. It is left out, for HLS has no presentation time offset that would
    /// hide it: sound begins at zero in every manifest, and fades in over its first 21 ms.
    /// </summary>
    private const int AacPriming = 1024;

    private const int VideoSet = 0;

    public SegmentIndex Package(string title)
    {
        var video = plan.Renditions.Select(PackageVideo).ToArray();
        var misaligned = video.FirstOrDefault(track => !track.DurationTicks.SequenceEqual(video[0].DurationTicks));
        if (misaligned is not null) throw new InvalidOperationException($"The Segments of {misaligned.Representation.Id} are not those of the others.");
        var ends = EndsOf(video[0]);
        var buffer = new Duration(ends.Zip(ends.Prepend(0), (end, start) => end - start).Max());
        var sets = new List<AdaptationSetIndex> { Describe(VideoSet, video) };
        sets.AddRange(plan.Sounds.Select(sound => Describe(sound.Number, [PackageAudio(sound, ends)]) with { Lang = sound.Source.Language }));
        return new SegmentIndex
        {
            Title = title,
            Duration = new Duration(ends[^1]),
            MinBufferTime = buffer,
            AdaptationSets = [.. sets.Select(set => set.WithMeasuredRates(buffer))],
        }.WithVersion();
    }

    private PackagedTrack PackageVideo(Rendition rendition)
    {
        using var file = new FragmentedFile(workspace.PathOf(rendition.FileName));
        var packager = new TrackPackager(file, workspace.MediaPath, rendition.Id);
        var track = packager.Package(SegmentCutter.ByFrames(file.ReadSamples(), plan.SegmentFrames));
        return track with { Representation = track.Representation with { FrameRate = plan.FrameRate } };
    }

    private PackagedTrack PackageAudio(SoundTrack sound, IReadOnlyList<double> ends)
    {
        using var file = new FragmentedFile(workspace.PathOf(sound.FileName));
        var packager = new TrackPackager(file, workspace.MediaPath, sound.Id);
        var ticks = ends.Select(end => end * file.Track.Timescale).ToArray();
        return packager.Package(SegmentCutter.AtNearest(WithoutPriming(file.ReadSamples()), ticks));
    }

    private static IEnumerable<Sample> WithoutPriming(IEnumerable<Sample> samples) =>
        samples.Where(sample => sample.DecodeTime >= AacPriming).Select(sample => sample with { DecodeTime = sample.DecodeTime - AacPriming });

    // Seconds at which the Segments of a track end, each rounded once.
    private static double[] EndsOf(PackagedTrack track)
    {
        var ticks = track.StartTicks;
        return [.. track.DurationTicks.Select(duration => new MediaTime(ticks += duration, track.Track.Timescale).ToDuration().Seconds)];
    }

    private static AdaptationSetIndex Describe(int id, PackagedTrack[] tracks) => new()
    {
        Id = id,
        ContentType = tracks[0].Track.Type,
        Timescale = tracks[0].Track.Timescale,
        StartTicks = tracks[0].StartTicks,
        DurationTicks = tracks[0].DurationTicks,
        Representations = [.. tracks.Select(track => track.Representation)],
    };
}
