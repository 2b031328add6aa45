namespace StreamLab.Client;

/// <summary>What may be fetched from, and how it is named in logs.</summary>
internal static class HttpUrl
{
    public static bool IsHttp(Uri url) =>
        url.IsAbsoluteUri && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps) && url.Host.Length > 0;

    /// <summary>Without credentials: they belong in no log.</summary>
    public static string Describe(Uri url) => url.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped);
}
