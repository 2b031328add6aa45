using StreamLab.Dash;
using StreamLab.Dash.Hls;

namespace StreamLab.Client;

/// <summary>Fetches the media playlists that an HLS presentation names, some at once, and joins them. One that cannot be had is left out.</summary>
/// <param name="fetch">Brings a text, or why it cannot be had.</param>
internal sealed class PlaylistLoader(Func<Uri, CancellationToken, Task<PlaylistDocument>> fetch)
{
    private const int AtOnce = 6;

    /// <param name="text">Of the playlist that was asked for.</param>
    /// <param name="url">Where it came from, after redirects.</param>
    public async Task<Result<LoadedManifest, LoadFailure>> LoadAsync(string text, Uri url, CancellationToken cancellation)
    {
        if (!HlsPresentation.Read(text, url).TryGet(out var presentation, out var error)) return new LoadFailure($"{HttpUrl.Describe(url)}: {error}");
        using var slots = new SemaphoreSlim(AtOnce);
        var documents = await Task.WhenAll(presentation.Playlists.Select(playlist => InTurnAsync(playlist)));
        return presentation.Join(documents).TryGet(out var manifest, out error)
            ? new LoadedManifest(manifest, url)
            : new LoadFailure($"{HttpUrl.Describe(url)}: {error}");

        async Task<PlaylistDocument> InTurnAsync(Uri playlist)
        {
            await slots.WaitAsync(cancellation);
            try
            {
                return await fetch(playlist, cancellation);
            }
            finally
            {
                slots.Release();
            }
        }
    }
}
