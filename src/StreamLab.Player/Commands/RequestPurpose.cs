namespace StreamLab.Player;

/// <summary>What a request is for.</summary>
public enum RequestPurpose
{
    /// <summary>An Initialization Segment: enters no estimator.</summary>
    Initialization,

    /// <summary>A media Segment.</summary>
    Media,

    /// <summary>The first bytes of a Segment from another pathway, only to measure it; they are not played.</summary>
    Probe,
}
