using StreamLab.Player;

namespace StreamLab.Client;

/// <summary>All that a session is made from. The fetcher stays its maker's; the renderer is ended with the session.</summary>
public sealed record SessionSetup
{
    public required LoadedManifest Media { get; init; }
    public required SessionConfiguration Configuration { get; init; }
    public required ISegmentFetcher Fetcher { get; init; }
    public required IRenderer Renderer { get; init; }

    /// <summary>The rules that the configuration may name.</summary>
    public Catalog<IAbrRule> Rules { get; init; } = AbrRules.All;

    /// <summary>Asked by selector <c>steered</c> only.</summary>
    public ISteeringServer? Steering { get; init; }

    /// <summary>Names the session to the servers; the fetcher says the same.</summary>
    public required string SessionId { get; init; }

    /// <summary>Hears every input of the core, for replay.</summary>
    public IInputRecorder? Recorder { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>What is watched of the process, so that a bench that was overloaded is found out.</summary>
    public IProcessMeter Process { get; init; } = new ProcessMeter();
}
