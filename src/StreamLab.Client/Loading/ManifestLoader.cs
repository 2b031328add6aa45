using System.Text;
using StreamLab.Dash;
using StreamLab.Dash.Mpd;
using StreamLab.Dash.SegmentIndexes;
using StreamLab.Player;

namespace StreamLab.Client;

/// <summary>Fetches and reads an MPD, and the exact sizes of its segments where it names them. What comes is bounded in size and time.</summary>
public sealed class ManifestLoader(TimeProvider time) : IDisposable
{
    private const int LongestMpd = 16 * 1024 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly HttpClient _client = HttpConnections.Open();

    /// <param name="address">URL of an MPD, http or https.</param>
    /// <param name="cancellation">Cancelled, it throws.</param>
    public async Task<Result<LoadedManifest, LoadFailure>> LoadAsync(string address, CancellationToken cancellation)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var url) || !HttpUrl.IsHttp(url))
            return new LoadFailure($"'{address}' is not the http or https URL of an MPD");
        if (!(await FetchAsync(url, LongestMpd, cancellation)).TryGet(out var document, out var failure)) return failure;
        if (!MpdReader.Read(Decode(document.Bytes), document.Url).TryGet(out var manifest, out var error))
            return new LoadFailure($"{HttpUrl.Describe(document.Url)}: {error}");
        return await WithSizesAsync(new LoadedManifest(manifest, document.Url), cancellation);
    }

    public void Dispose() => _client.Dispose();

    /// <summary>Sizes that cannot be had are a warning: the session then goes by the declared rates.</summary>
    private async Task<LoadedManifest> WithSizesAsync(LoadedManifest loaded, CancellationToken cancellation)
    {
        if (loaded.Manifest.SegmentIndexUrl is not { } url) return loaded;
        if (!(await FetchAsync(url, SegmentIndexJson.MaxBytes, cancellation)).TryGet(out var document, out var failure))
            return loaded with { Warning = failure.Message };
        if (!SegmentIndexJson.Read(document.Bytes).TryGet(out var index, out var unreadable))
            return loaded with { Warning = $"{HttpUrl.Describe(url)}: {unreadable}" };
        return loaded.Manifest.WithSegmentIndex(index).TryGet(out var manifest, out var mismatch)
            ? loaded with { Manifest = manifest }
            : loaded with { Warning = $"{HttpUrl.Describe(url)}: {mismatch}" };
    }

    private async Task<Result<Document, LoadFailure>> FetchAsync(Uri url, int longest, CancellationToken cancellation)
    {
        using var timeout = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellation);
        try
        {
            using var response = await _client.GetAsync(url, HttpCompletionOption.ResponseHeadersRead, either.Token);
            if (!response.IsSuccessStatusCode) return new LoadFailure($"{HttpUrl.Describe(url)}: the server answers {(int)response.StatusCode} {response.StatusCode}");
            await using var body = await response.Content.ReadAsStreamAsync(either.Token);
            var bytes = await ReadAsync(body, longest, either.Token);
            if (bytes is null) return new LoadFailure($"{HttpUrl.Describe(url)}: longer than {longest} bytes");
            return new Document(bytes, response.RequestMessage!.RequestUri!);
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested && HttpFailures.Of(e) is not RequestFailure.None)
        {
            return new LoadFailure($"{HttpUrl.Describe(url)}: {Describe(e)}");
        }
    }

    /// <returns>Null for more than <paramref name="longest"/> bytes.</returns>
    private static async Task<byte[]?> ReadAsync(Stream body, int longest, CancellationToken cancellation)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (await body.ReadAsync(buffer, cancellation) is > 0 and var read)
        {
            if (bytes.Length + read > longest) return null;
            bytes.Write(buffer, 0, read);
        }
        return bytes.ToArray();
    }

    /// <summary>UTF-8, unless a byte order mark says otherwise (XML 1.0, 4.3.3).</summary>
    private static string Decode(byte[] bytes)
    {
        using var reader = new StreamReader(new MemoryStream(bytes), Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private static string Describe(Exception exception) => exception is OperationCanceledException
        ? $"no whole answer within {Patience.TotalSeconds} s"
        : exception.Message.ReplaceLineEndings(" ");

    private sealed record Document(byte[] Bytes, Uri Url);
}
