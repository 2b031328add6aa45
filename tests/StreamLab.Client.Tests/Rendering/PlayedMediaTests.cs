using CsCheck;

namespace StreamLab.Client.Tests;

public sealed class PlayedMediaTests
{
    private const double Frame = 0.04;

    private readonly PlayedMedia _media = new();

    [Fact]
    public void What_is_shown_before_the_position_comes_out_once()
    {
        _media.Append(TestCmaf.Pictures(0, 50));
        Assert.Equal(25, Take(1).Length);
        Assert.Empty(Take(1));
        Assert.Equal([1, 1.04, 1.08], Take(1.1).Select(u => Math.Round(u.ShowAt.Seconds, 6)));
    }

    [Fact]
    public void Sound_and_pictures_come_in_the_order_of_their_decoding()
    {
        _media.Append(TestCmaf.Pictures(0, 50));
        _media.Append(TestCmaf.Sound(0, 93));
        var taken = Take(2);
        Assert.Equal(50 + 93, taken.Length);
        Assert.Equal(taken.Select(u => u.DecodeAt).Order(), taken.Select(u => u.DecodeAt));
    }

    [Fact]
    public void After_a_seek_it_goes_on_where_it_was_from_the_sync_sample_before_the_target()
    {
        _media.Append(TestCmaf.Pictures(0, 50));
        Take(1);
        _media.GoTo(new Duration(7));
        _media.Append(TestCmaf.Pictures(6, 10)); // sync samples at 6 and 6.4
        _media.Append(TestCmaf.Pictures(6.4, 40));
        var taken = Take(7.2);
        Assert.Equal(20, taken.Length);
        Assert.True(taken[0].IsSync);
        Assert.Equal(1, taken[0].ShowAt.Seconds, 6);
    }

    [Fact]
    public void Sound_from_before_the_first_picture_is_not_played()
    {
        _media.GoTo(new Duration(6.4));
        _media.Append(TestCmaf.Pictures(6.4, 40));
        _media.Append(TestCmaf.Sound(6, 90));
        Assert.All(Take(7), unit => Assert.True(unit.ShowAt >= Duration.Zero));
    }

    [Fact]
    public void Sound_alone_is_played_too()
    {
        _media.Append(TestCmaf.Sound(0, 100));
        Assert.Equal(47, Take(1).Length); // 46.875 frames a second
    }

    [Fact]
    public void A_picture_that_is_shown_late_holds_back_those_that_need_it()
    {
        _media.Append(TestCmaf.Reordered(0, 4)); // decoded: 0 3 1 2 6 4 5 …
        Assert.Equal([0], Shown(Take(2 * Frame)));
        Assert.Equal([3, 1, 2], Shown(Take(3.5 * Frame)));
    }

    [Fact]
    public void Decoding_times_rise_strictly_and_are_never_after_showing_whatever_is_played_and_sought() =>
        Gen.Select(Gen.Int[0, 40], Gen.Double[0.01, 3]).Array[1, 12].Sample(steps =>
        {
            var media = new PlayedMedia();
            var last = new Dictionary<ContentType, Duration>();
            foreach (var (segment, played) in steps)
            {
                var target = segment * 0.52;
                media.GoTo(new Duration(target + (played / 10)));
                for (var i = 0; i < 8; i++) media.Append(TestCmaf.Reordered(target + (i * 0.52), 4));
                media.Append(TestCmaf.Sound(target, 200));
                foreach (var unit in media.TakeBefore(new Duration(target + (played / 10) + played)))
                {
                    Assert.True(unit.DecodeAt <= unit.ShowAt);
                    Assert.True(!last.TryGetValue(unit.Track.Type, out var before) || unit.DecodeAt > before);
                    last[unit.Track.Type] = unit.DecodeAt;
                }
            }
        }, iter: 40, threads: 1);

    private AccessUnit[] Take(double position) => [.. _media.TakeBefore(new Duration(position))];

    private static int[] Shown(IEnumerable<AccessUnit> units) => [.. units.Select(u => (int)Math.Round(u.ShowAt.Seconds / Frame))];
}
