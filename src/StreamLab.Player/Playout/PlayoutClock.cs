namespace StreamLab.Player;

/// <summary>Where playout is between two reports of the renderer: it runs at its rate, or holds.</summary>
internal struct PlayoutClock
{
    private Duration _position;
    private Instant _at;

    public double Rate { get; private set; }
    public readonly bool IsRunning => Rate > 0;

    public readonly Duration PositionAt(Instant now) => IsRunning ? _position + ((now - _at) * Rate) : _position;

    /// <summary>When a running clock comes to <paramref name="position"/>.</summary>
    public readonly Instant InstantOf(Duration position) => IsRunning ? _at + ((position - _position) / Rate) : Instant.Never;

    public void RunFrom(Instant now, Duration position, double rate) => (_at, _position, Rate) = (now, position, rate);
    public void HoldAt(Duration position) => (_position, Rate) = (position, 0);
}
