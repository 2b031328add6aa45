namespace StreamLab.Simulation.Cdn;

/// <summary>Who asks for what, and when.</summary>
public sealed record CdnWorkload
{
    /// <summary>How many, all together.</summary>
    public long Requests { get; init; } = 4_000_000;

    /// <summary>On average; viewers come as a Poisson process.</summary>
    public double RequestsPerSecond { get; init; } = 5_000;

    /// <summary>How many Segments a viewer watches, from the first on, unless the title ends before: geometric with this mean.</summary>
    public double MeanSegmentsPerViewer { get; init; } = 30;

    /// <summary>Each request for any Segment of a title, without regard to those before.</summary>
    public bool AreIndependent { get; init; }

    /// <summary>How likely a viewer draws its rung anew, at each Segment.</summary>
    public double SwitchShare { get; init; } = 0.1;

    /// <summary>How often popularity shifts; infinite: never.</summary>
    public Duration ShiftEvery { get; init; } = Duration.Infinite;

    /// <summary>The share of titles, the most popular ones, that fall to the end of the order at a shift: all others move up.</summary>
    public double ShiftShare { get; init; } = 0.1;

    public ulong Seed { get; init; } = 1;
}
