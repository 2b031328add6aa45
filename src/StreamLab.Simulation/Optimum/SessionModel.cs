namespace StreamLab.Simulation.Optimum;

/// <summary>
/// The sessions over which an optimum is taken: one video track over one network that is known beforehand, requests one after the other, each
/// as soon as the buffer has room. A session is then its Representations alone. Beside the exact dynamics there are relaxed ones, that
/// are never worse (times never later, lags never larger): a bound over them is a bound over all sessions.
/// </summary>
/// <remarks>
/// In the relaxed dynamics a picture that stands goes on with the first Segment, so that the lag after Segment k is the largest (arrival −
/// <see cref="Deadline"/>) so far, and a request waits until <see cref="Room"/> + the least lag that any session has there.
/// </remarks>
public abstract class SessionModel(AdaptationSet video)
{
    public AdaptationSet Video { get; } = video;

    /// <summary>Before the first request that is free to choose.</summary>
    public abstract SessionPoint Start { get; }

    /// <summary>How much of the lag at <see cref="Start"/> a session pays for, whatever it decides.</summary>
    internal virtual double PaidLagSeconds => 0;

    /// <summary>The decisions before <see cref="Start"/>, which the model fixes.</summary>
    public virtual IReadOnlyList<int> Fixed => [];

    /// <summary>Requests a Segment and goes on to where the next request may be sent; exact.</summary>
    public abstract SessionPoint Advance(in SessionPoint point, int representation);

    /// <summary>When a Segment that is requested at an instant is in; exact. Infinite where the network brings no more.</summary>
    internal abstract double Arrival(double requestSeconds, DataSize size);

    /// <summary>When it is in at the earliest, relaxed.</summary>
    internal abstract double EarliestArrival(double requestSeconds, DataSize size);

    /// <summary>The latest request that is in by an instant, relaxed: minus infinity where there is none.</summary>
    internal abstract double LatestRequest(double arrivalSeconds, DataSize size);

    /// <summary>Plus the lag: when the picture comes to this Segment.</summary>
    internal abstract double Deadline(int segment);

    /// <summary>Plus the lag: when there is room for this Segment.</summary>
    internal abstract double Room(int segment);
}
