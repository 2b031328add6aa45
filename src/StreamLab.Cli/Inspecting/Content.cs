using StreamLab.Client;
using StreamLab.Dash.Mpd;
using StreamLab.Simulation;

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
            : new Content(pathOrUrl, MediaFile.UrlOf(pathOrUrl), InputFile.Read(pathOrUrl, Largest));

    /// <summary>Puts in what can be had: from the server that the MPD is on, or from files beside it.</summary>
    public async Task FillAsync(MediaIndexes indexes, CancellationToken cancellation)
    {
        if (Url.Host == MediaFile.Host)
        {
            MediaFile.Fill(indexes, Name);
            return;
        }
        using var loader = new ManifestLoader(TimeProvider.System);
        await loader.FillAsync(indexes, cancellation);
    }

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
