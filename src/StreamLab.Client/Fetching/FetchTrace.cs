using System.Diagnostics;
using StreamLab.Player;

namespace StreamLab.Client;

/// <summary>
/// The span of a fetch, where somebody listens. The HTTP client below makes its own as a child and tells the server (W3C Trace Context), so that
/// player, edge and origin make one trace.
/// </summary>
public static class FetchTrace
{
    /// <summary>Name of the source of spans.</summary>
    public const string SourceName = "StreamLab.Client";

    private static readonly ActivitySource Source = new(SourceName);

    internal static Activity? Begin(FetchRequest request, string sessionId)
    {
        var span = Source.StartActivity(request.Segment.Purpose switch { RequestPurpose.Media => "segment", RequestPurpose.Initialization => "initialization", _ => "probe" });
        span?.SetTag("streamlab.session", sessionId).SetTag("streamlab.track", request.Segment.Track)
            .SetTag("streamlab.representation", request.Segment.Representation).SetTag("streamlab.segment", request.Segment.Segment);
        return span;
    }

    internal static void End(Activity? span, FetchResult result)
    {
        if (result.Failure != RequestFailure.None) span?.SetStatus(ActivityStatusCode.Error, result.Failure.ToString());
    }
}
