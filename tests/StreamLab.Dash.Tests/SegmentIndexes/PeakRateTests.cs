using CsCheck;
using StreamLab.Dash.SegmentIndexes;

namespace StreamLab.Dash.Tests.SegmentIndexes;

public class PeakRateTests
{
    private static readonly Gen<(DataSize[] Sizes, Duration[] Durations, Duration Buffer)> Films =
        from films in Gen.Select(Gen.Double[1, 1e7], Gen.Double[0.01, 10]).Array[1, 60]
        from buffer in Gen.Double[0.1, 20]
        select (films.Select(s => DataSize.FromBytes(s.Item1)).ToArray(), films.Select(s => Duration.FromSeconds(s.Item2)).ToArray(), Duration.FromSeconds(buffer));

    [Fact]
    public void The_buffer_model_is_the_maximum_over_all_runs() => Films.Sample(film =>
        Assert.Equal(1, PeakRate.ByBufferModel(film.Sizes, film.Durations, film.Buffer) / OverAllRuns(film.Sizes, film.Durations, film.Buffer), 9));

    [Fact]
    public void At_that_rate_no_start_ever_starves_and_a_little_below_one_does() => Films.Sample(film =>
    {
        var rate = PeakRate.ByBufferModel(film.Sizes, film.Durations, film.Buffer);
        Assert.False(Starves(film, rate * (1 + 1e-9)));
        Assert.True(Starves(film, rate * (1 - 1e-6)));
    });

    [Fact]
    public void A_constant_film_needs_its_mean_when_a_segment_is_buffered() =>
        Assert.Equal(800_000, PeakRate.ByBufferModel(Bytes(200_000, 200_000, 200_000), Seconds(2, 2, 2), Duration.FromSeconds(2)).BitsPerSecond);

    [Fact]
    public void A_peak_has_to_arrive_while_the_buffer_plays() => // 2.4 Mbit in 2 s; with a neighbour 3.2 Mbit in 4 s
        Assert.Equal(1_200_000, PeakRate.ByBufferModel(Bytes(100_000, 300_000, 100_000), Seconds(2, 2, 2), Duration.FromSeconds(2)).BitsPerSecond);

    [Fact]
    public void A_day_of_segments_is_measured_at_once()
    {
        var random = new Random(7);
        var sizes = Enumerable.Range(0, 1_000_000).Select(_ => DataSize.FromBytes(random.Next(1, 1_000_000))).ToArray();
        Assert.True(PeakRate.ByBufferModel(sizes, Enumerable.Repeat(Duration.FromSeconds(2), sizes.Length).ToArray(), Duration.FromSeconds(2)) > Bitrate.FromMbps(2));
    }

    [Fact]
    public void The_segment_peak_counts_only_runs_of_half_to_one_and_a_half_targets() => // 4 s: too long; 0.5 s: too short, even though it is the densest
        Assert.Equal((400_000 + 150_000) * 8 / 2.5, PeakRate.OfSegments(Bytes(100_000, 400_000, 150_000), Seconds(2, 2, 0.5), Duration.FromSeconds(2)).BitsPerSecond);

    [Fact]
    public void The_mean_is_all_bits_over_all_seconds() =>
        Assert.Equal(1_000_000, PeakRate.Mean(Bytes(100_000, 400_000), Seconds(1, 3)).BitsPerSecond);

    [Fact]
    public void A_rate_of_nothing_is_a_bug()
    {
        Assert.Throws<ArgumentException>(() => PeakRate.ByBufferModel([], [], Duration.FromSeconds(2)));
        Assert.Throws<ArgumentException>(() => PeakRate.ByBufferModel(Bytes(1), Seconds(1), Duration.Zero));
        Assert.Throws<ArgumentException>(() => PeakRate.Mean(Bytes(1), Seconds(1, 2)));
    }

    private static Bitrate OverAllRuns(DataSize[] sizes, Duration[] durations, Duration buffer)
    {
        var peak = Bitrate.Zero;
        for (var i = 0; i < sizes.Length; i++)
        {
            var (size, time) = (DataSize.Zero, buffer);
            for (var j = i; j < sizes.Length; time += durations[j], j++) peak = Bitrate.Max(peak, (size += sizes[j]) / time);
        }
        return peak;
    }

    /// <summary>Whether a client that starts at some Segment, buffers, and then plays, finds one not yet there.</summary>
    private static bool Starves((DataSize[] Sizes, Duration[] Durations, Duration Buffer) film, Bitrate rate)
    {
        for (var start = 0; start < film.Sizes.Length; start++)
        {
            var (arrived, due) = (Duration.Zero, film.Buffer);
            for (var j = start; j < film.Sizes.Length; due += film.Durations[j], j++)
                if ((arrived += film.Sizes[j] / rate) > due) return true;
        }
        return false;
    }

    private static DataSize[] Bytes(params double[] bytes) => [.. bytes.Select(DataSize.FromBytes)];

    private static Duration[] Seconds(params double[] seconds) => [.. seconds.Select(Duration.FromSeconds)];
}
