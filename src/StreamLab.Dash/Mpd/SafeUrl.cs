using System.Diagnostics.CodeAnalysis;

namespace StreamLab.Dash.Mpd;

/// <summary>
/// Resolves references from outside. What comes out is http or https, whatever the text said: on Linux <c>/x</c> and <c>\\x</c> are file URLs.
/// </summary>
internal static class SafeUrl
{
    internal const int MaxLength = 8192;

    public static bool TryResolve(Uri baseUrl, string reference, [NotNullWhen(true)] out Uri? url)
    {
        url = null;
        if (reference.Length > MaxLength || !Uri.TryCreate(baseUrl, reference.Trim(), out var resolved) || !IsHttp(resolved)) return false;
        url = WithoutUserInfo(resolved);
        return true;
    }

    public static bool IsHttp(Uri url) =>
        url.IsAbsoluteUri && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps) && url.Host.Length > 0;

    /// <summary>Credentials belong in no log, and in no request to a server that a manifest chose.</summary>
    public static Uri WithoutUserInfo(Uri url) => url.UserInfo.Length == 0 ? url : new UriBuilder(url) { UserName = "", Password = "" }.Uri;
}
