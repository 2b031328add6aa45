namespace StreamLab.Client;

/// <summary>The length that a response says its body has. Beside chunks it is not to be believed (RFC 9112, 6.3): it would cut the body off.</summary>
internal static class StatedLength
{
    public static long? Of(HttpResponseMessage response) => response.Headers.TransferEncodingChunked == true ? null : response.Content.Headers.ContentLength;
}
