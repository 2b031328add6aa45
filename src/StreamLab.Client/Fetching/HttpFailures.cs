using System.Net;
using StreamLab.Player;

namespace StreamLab.Client;

/// <summary>What HTTP's errors mean to a player.</summary>
internal static class HttpFailures
{
    public static RequestFailure Of(HttpStatusCode status) => (int)status switch
    {
        >= 200 and < 300 => RequestFailure.None,
        404 or 410 => RequestFailure.NotFound,
        >= 500 => RequestFailure.ServerError,
        _ => RequestFailure.Refused,
    };

    /// <returns><see cref="RequestFailure.None"/> for an exception that is no failure of the network.</returns>
    public static RequestFailure Of(Exception exception) => exception switch
    {
        OperationCanceledException => RequestFailure.TimedOut,
        HttpRequestException { InnerException: ForbiddenAddressException } => RequestFailure.Forbidden,
        HttpRequestException e => Of(e.HttpRequestError),
        HttpIOException e => Of(e.HttpRequestError),
        IOException => RequestFailure.ConnectionLost,
        _ => RequestFailure.None,
    };

    private static RequestFailure Of(HttpRequestError error) => error switch
    {
        HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError
            or HttpRequestError.ProxyTunnelError => RequestFailure.Unreachable,
        HttpRequestError.InvalidResponse or HttpRequestError.HttpProtocolError or HttpRequestError.ConfigurationLimitExceeded => RequestFailure.Corrupt,
        _ => RequestFailure.ConnectionLost,
    };
}
