using Microsoft.AspNetCore.Http;

namespace StreamLab.Server;

/// <summary>Who shares a client rate: the session that CMCD names (CTA-5004 <c>sid</c>), else the header streamlab-session, else the address.</summary>
internal static class ClientId
{
    private const int Longest = 64; // of a sid in CTA-5004

    public static string Of(HttpContext context) => Told(context) ?? context.Connection.RemoteIpAddress?.ToString() ?? "";

    /// <returns>The name that the client gives itself; null when it gives none.</returns>
    public static string? Told(HttpContext context)
    {
        var request = context.Request;
        return SidIn(request.QueryString.HasValue ? request.Query["CMCD"].ToString() : "") ?? SidIn(request.Headers["CMCD-Session"].ToString())
            ?? Usable(request.Headers["streamlab-session"].ToString());
    }

    /// <summary>Keys are separated by commas outside of quotes: <c>bl=2000,cid="a,b",sid="lab-1"</c>.</summary>
    internal static string? SidIn(string cmcd)
    {
        var (start, quoted) = (0, false);
        for (var i = 0; i <= cmcd.Length; i++)
        {
            if (i < cmcd.Length && cmcd[i] == '"') quoted = !quoted;
            if (i < cmcd.Length && (cmcd[i] != ',' || quoted)) continue;
            var item = cmcd.AsSpan(start, i - start).Trim();
            if (item.StartsWith("sid=")) return Usable(item[4..].Trim('"').ToString());
            start = i + 1;
        }
        return null;
    }

    private static string? Usable(string id) => id.Length is > 0 and <= Longest ? id : null;
}
