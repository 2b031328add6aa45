using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace StreamLab.Server;

/// <summary>Tells a connection's first request from the later ones, also where HTTP/2 brings several at once.</summary>
internal sealed class ConnectionStart
{
    private int _requests;

    public static void WatchOn(ListenOptions listen) => listen.Use(next => connection =>
    {
        connection.Features.Set(new ConnectionStart());
        return next(connection);
    });

    /// <summary>Asked once of each request.</summary>
    public static bool IsFirst(HttpContext context) =>
        context.Features.Get<ConnectionStart>() is not { } start || Interlocked.Increment(ref start._requests) == 1;
}
