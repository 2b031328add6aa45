namespace StreamLab.Cli.Inspecting;

/// <summary>Bytes and where they came from.</summary>
/// <param name="Name">The path or URL, for messages.</param>
/// <param name="Url">What relative URLs in it are resolved against; made up for a file, where nothing is fetched.</param>
internal sealed record Content(string Name, Uri Url, byte[] Bytes)
{
    private const int Largest = 64 * 1024 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <exception cref="CommandException">It cannot be had.</exception>
    public static async Task<Content> LoadAsync(string pathOrUrl, CancellationToken cancellation) =>
        Uri.TryCreate(pathOrUrl, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? await DownloadAsync(url, cancellation)
            : new Content(pathOrUrl, new Uri("http://localhost/" + Uri.EscapeDataString(Path.GetFileName(pathOrUrl))), InputFile.Read(pathOrUrl, Largest));

    private static async Task<Content> DownloadAsync(Uri url, CancellationToken cancellation)
    {
        using var client = new HttpClient { Timeout = Patience, MaxResponseContentBufferSize = Largest };
        try
        {
            using var response = await client.GetAsync(url, cancellation);
            if (!response.IsSuccessStatusCode) throw CommandException.BadInput($"{url}: the server answers {(int)response.StatusCode}");
            return new Content(url.ToString(), response.RequestMessage!.RequestUri!, await response.Content.ReadAsByteArrayAsync(cancellation));
        }
        catch (HttpRequestException e)
        {
            throw CommandException.BadInput($"{url}: {e.Message}", e);
        }
        catch (OperationCanceledException e) when (!cancellation.IsCancellationRequested)
        {
            throw CommandException.BadInput($"{url}: no answer within {Patience.TotalSeconds:0} s", e);
        }
    }
}
