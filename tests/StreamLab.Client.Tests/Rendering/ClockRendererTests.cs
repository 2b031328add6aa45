using Microsoft.Extensions.Time.Testing;

namespace StreamLab.Client.Tests;

public sealed class ClockRendererTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly List<PlayoutReport> _reports = [];
    private readonly ClockRenderer _renderer;

    public ClockRendererTests()
    {
        _renderer = new ClockRenderer(_time);
        _renderer.Reports.Subscribe(_reports.Add);
    }

    [Fact]
    public void It_says_where_it_is_every_100_ms_while_it_runs()
    {
        _renderer.Start(Duration.FromSeconds(10), 2);
        for (var i = 0; i < 35; i++) _time.Advance(TimeSpan.FromMilliseconds(10));
        Assert.Equal([10.2, 10.4, 10.6], _reports.Select(r => Math.Round(r.Position.Seconds, 6)));
        Assert.All(_reports, r => Assert.Equal((2, false), (r.Rate, r.Starved)));
    }

    [Fact]
    public void Held_it_says_nothing()
    {
        _renderer.Start(Duration.Zero, 1);
        _time.Advance(TimeSpan.FromMilliseconds(100));
        _renderer.Hold(Duration.FromSeconds(0.1));
        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.Single(_reports);
    }

    [Fact]
    public void Sent_elsewhere_it_waits_there()
    {
        _renderer.Start(Duration.Zero, 1);
        _renderer.FlushTo(Duration.FromSeconds(40));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Empty(_reports);
        _renderer.Start(Duration.FromSeconds(40), 1);
        _time.Advance(TimeSpan.FromMilliseconds(100));
        Assert.Equal(40.1, _reports.Single().Position.Seconds, 6);
    }

    [Fact]
    public async Task Disposed_it_is_silent_for_ever()
    {
        _renderer.Start(Duration.Zero, 1);
        await _renderer.DisposeAsync();
        await _renderer.DisposeAsync();
        _renderer.Start(Duration.Zero, 1);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Empty(_reports);
    }
}
