using CsCheck;

namespace StreamLab.Player.Tests.Abr;

/// <summary>The MPC rules decide exactly as trying all plans would, ties and rounding included.</summary>
public class MpcSearchTests
{
    /// <summary>Sizes of few values and rates on a grid make ties common.</summary>
    private static readonly Gen<AbrContext> Questions =
        from rates in Gen.Int[1, 12].Array[2, 4]
        from sizes in Gen.Double[0.2, 3].Array[16]
        from exact in Gen.Bool
        from level in Gen.OneOf(Gen.Double[0, 40], Gen.Int[0, 10].Select(i => 2.0 * i))
        from capacity in Gen.Double[8, 60]
        from kbps in Gen.OneOf(Gen.Double[50, 9000], Gen.Int[1, 30].Select(i => 150.0 * i))
        from last in Gen.Int[-1, 1]
        from left in Gen.Int[1, 6]
        select Question(rates, exact ? sizes : null, Math.Min(level, capacity), capacity, kbps, last, left);

    [Fact]
    public void The_answer_is_that_of_all_plans_tried_in_order_the_last_of_the_best() =>
        Questions.Sample(question => Assert.Equal(BestOfAll(question, 4, 1, 4.3), new MpcRule(4, 1, 4.3).Choose(question).Representation), iter: 3000);

    [Fact]
    public void So_it_is_with_other_weights() =>
        Gen.Select(Questions, Gen.Double[0, 3], Gen.OneOf(Gen.Const(0.0), Gen.Double[0, 10])).Sample((question, lambda, mu) =>
            Assert.Equal(BestOfAll(question, 3, lambda, mu), new MpcRule(3, lambda, mu).Choose(question).Representation), iter: 3000);

    [Fact]
    public void Six_representations_and_five_segments_are_searched_as_well() => Gen.Select(Gen.Double[0, 30], Gen.Double[100, 6000], Gen.Int[0, 5]).Sample((level, kbps, last) =>
    {
        var question = new AbrContext
        {
            Media = TestMedia.Video(segmentSeconds: 4),
            Segment = 3,
            LastRepresentation = last,
            BufferLevel = Duration.FromSeconds(level),
            BufferCapacity = Duration.FromSeconds(60),
            Throughput = Bitrate.FromKbps(kbps),
        };
        Assert.Equal(BestOfAll(question, 5, 1, 4.3), new MpcRule(5, 1, 4.3).Choose(question).Representation);
    }, iter: 200);

    private static AbrContext Question(int[] steps, double[]? sizes, double level, double capacity, double kbps, int last, int left)
    {
        var rates = steps.Select((_, i) => 50.0 * steps.Take(i + 1).Sum()).ToArray();
        var representations = rates.Select((rate, r) => new Representation
        {
            Id = $"{r}",
            Bandwidth = Bitrate.FromKbps(rate),
            SegmentSizes = sizes is null ? null : [.. Enumerable.Range(0, 8).Select(s => DataSize.FromBits(rate * 2000 * sizes[((7 * r) + s) % sizes.Length]))],
        });
        var segments = Enumerable.Range(0, 8).Select(i => new Segment(i, i, Duration.FromSeconds(2 * i), Duration.FromSeconds(2)));
        return new AbrContext
        {
            Media = new AdaptationSet("v", ContentType.Video, [.. representations], [.. segments]),
            Segment = 8 - left,
            LastRepresentation = last,
            BufferLevel = Duration.FromSeconds(level),
            BufferCapacity = Duration.FromSeconds(capacity),
            Throughput = Bitrate.FromKbps(kbps),
        };
    }

    /// <summary>As Pensieve's test/mpc.py adds up, with the buffer's capacity.</summary>
    private static int BestOfAll(in AbrContext question, int horizon, double lambda, double mu)
    {
        var media = question.Media;
        var (count, n) = (Math.Min(horizon, media.SegmentCount - question.Segment), media.RepresentationCount);
        var (best, most) = (0, double.NegativeInfinity);
        for (var plan = 0; plan < Math.Pow(n, count); plan++)
        {
            var (buffer, stall, sum, change, last) = (question.BufferLevel.Seconds, 0.0, 0.0, 0.0, question.LastRepresentation);
            for (var i = 0; i < count; i++)
            {
                var r = plan / (int)Math.Pow(n, count - 1 - i) % n;
                var download = (media.SizeOf(r, question.Segment + i) / question.Throughput!.Value).Seconds;
                stall += buffer < download ? download - buffer : 0;
                buffer = Math.Min((buffer < download ? 0 : buffer - download) + media.Segments[question.Segment + i].Duration.Seconds, question.BufferCapacity.Seconds);
                sum += media.BandwidthOf(r).Kbps;
                change += last < 0 ? 0 : Math.Abs(media.BandwidthOf(r).Kbps - media.BandwidthOf(last).Kbps);
                last = r;
            }
            var value = (sum / 1000) - (mu * stall) - (lambda * (change / 1000));
            if (value >= most) (best, most) = (plan / (int)Math.Pow(n, count - 1), value);
        }
        return best;
    }
}
