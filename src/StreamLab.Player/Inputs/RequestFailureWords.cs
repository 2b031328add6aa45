namespace StreamLab.Player;

/// <summary>What went wrong with a request, in words for logs and summaries.</summary>
internal static class RequestFailureWords
{
    public static string Words(this RequestFailure failure) => failure switch
    {
        RequestFailure.Unreachable => "it cannot be reached",
        RequestFailure.ConnectionLost => "the connection was lost",
        RequestFailure.TimedOut => "it did not answer in time",
        RequestFailure.Refused => "it refused the request",
        RequestFailure.ServerError => "it answered with an error",
        RequestFailure.NotFound => "it does not have it",
        RequestFailure.Mismatch => "what it sent is not what was asked for",
        RequestFailure.TooSlow => "it delivers too slowly to ever play",
        RequestFailure.Forbidden => "its address is link-local, or private though the manifest is from the internet",
        RequestFailure.Encrypted => "encrypted: this player has no keys",
        RequestFailure.Muxed => "muxed: this player plays picture and sound from Segments of their own",
        _ => "the content was corrupt",
    };
}
