using System.Text.Json.Serialization;

namespace StreamLab.Player;

/// <summary>Something worth telling about a session: a line of its log. Kinds and fields are those of docs/log.md.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(SessionStartEvent), "session")]
[JsonDerivedType(typeof(DecisionEvent), "decision")]
[JsonDerivedType(typeof(RequestEvent), "request")]
[JsonDerivedType(typeof(ResponseEvent), "response")]
[JsonDerivedType(typeof(AbandonEvent), "abandon")]
[JsonDerivedType(typeof(FailureEvent), "failure")]
[JsonDerivedType(typeof(SegmentEvent), "segment")]
[JsonDerivedType(typeof(PlayingEvent), "playing")]
[JsonDerivedType(typeof(StallStartEvent), "stall-start")]
[JsonDerivedType(typeof(StallEndEvent), "stall-end")]
[JsonDerivedType(typeof(GapEvent), "gap")]
[JsonDerivedType(typeof(SeekEvent), "seek")]
[JsonDerivedType(typeof(PauseEvent), "pause")]
[JsonDerivedType(typeof(ResumeEvent), "resume")]
[JsonDerivedType(typeof(RateEvent), "rate")]
[JsonDerivedType(typeof(PathwayEvent), "pathway")]
[JsonDerivedType(typeof(SteeringEvent), "steering")]
[JsonDerivedType(typeof(BufferEvent), "buffer")]
[JsonDerivedType(typeof(BenchEvent), "bench")]
[JsonDerivedType(typeof(ManifestEvent), "manifest")]
[JsonDerivedType(typeof(SummaryEvent), "summary")]
public abstract record SessionEvent
{
    /// <summary>Seconds since the first request, whatever it is for; zero before it.</summary>
    [JsonPropertyOrder(-1)]
    public required double T { get; init; }
}
