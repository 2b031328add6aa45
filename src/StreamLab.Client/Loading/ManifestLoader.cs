using System.Net;
using System.Net.Http.Headers;
using StreamLab.Dash;
using StreamLab.Dash.Hls;
using StreamLab.Dash.Mpd;
using StreamLab.Dash.SegmentIndexes;
using StreamLab.Player;

namespace StreamLab.Client;

/// <summary>Fetches and reads an MPD or an HLS playlist, and the exact sizes of its segments where it names them. What comes is bounded in size and time.</summary>
public sealed class ManifestLoader : IDisposable
{
    private const int LongestMpd = 16 * 1024 * 1024, LongestMediaIndex = 1024 * 1024, IndexesAtATime = 6;
    private const int FirstGuess = 64 * 1024;
    private const int BytesPerSegment = 256; // size, digest, duration and quality take about a hundred
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly TimeProvider _time;
    private readonly AddressPolicy _addresses;
    private readonly HttpClient _client;

    /// <param name="addresses">Whom it may connect to: of one manifest; null: what is usual.</param>
    public ManifestLoader(TimeProvider time, AddressPolicy? addresses = null)
    {
        (_time, _addresses) = (time, addresses ?? new AddressPolicy());
        _client = HttpConnections.Open(_addresses);
    }

    /// <param name="address">URL of an MPD, http or https.</param>
    /// <param name="cancellation">Cancelled, it throws.</param>
    public async Task<Result<LoadedManifest, LoadFailure>> LoadAsync(string address, CancellationToken cancellation)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var url) || !HttpUrl.IsHttp(url))
            return new LoadFailure($"'{address}' is not the http or https URL of an MPD or an HLS playlist");
        if (!(await FetchAsync(url, LongestMpd, cancellation)).TryGet(out var document, out var failure)) return failure;
        _addresses.Settle();
        var (text, indexes) = (MpdText.Decode(document.Bytes), new MediaIndexes());
        if (HlsPresentation.IsOne(text))
        {
            var loading = await new PlaylistLoader(FetchPlaylistAsync).LoadAsync(text, document.Url, cancellation);
            return loading.TryGet(out var playlists, out var problem) ? playlists with { Addresses = _addresses } : problem;
        }
        var read = MpdReader.Read(text, document.Url, indexes);
        if (indexes.Missing.Count > 0 && IsPlayable(read))
        {
            await FillAsync(indexes, cancellation);
            read = MpdReader.Read(text, document.Url, indexes);
        }
        if (!read.TryGet(out var manifest, out var error))
            return new LoadFailure($"{HttpUrl.Describe(document.Url)}: {error}");
        if (manifest.WhyNotPlayed is { } why) return new LoadFailure($"{HttpUrl.Describe(document.Url)}: {why}");
        return await WithSizesAsync(new LoadedManifest(manifest, document.Url) { Addresses = _addresses }, cancellation);
    }

    /// <summary>Fetches what is missing, some at a time; what cannot be had is noted in its place.</summary>
    /// <param name="indexes">Of a manifest that was read.</param>
    /// <param name="cancellation">Cancelled, it throws.</param>
    public Task FillAsync(MediaIndexes indexes, CancellationToken cancellation) => FillAsync(indexes, indexes.Missing.ToArray(), cancellation);

    public void Dispose() => _client.Dispose();

    private static bool IsPlayable(Result<Manifest, ManifestError> read) => read.TryGet(out var manifest, out _) && manifest.WhyNotPlayed is null;

    private async Task FillAsync(MediaIndexes indexes, MediaLocation[] places, CancellationToken cancellation)
    {
        foreach (var some in places.Chunk(IndexesAtATime))
        {
            var answers = await Task.WhenAll(some.Select(place => FetchAsync(place, cancellation)));
            foreach (var (place, answer) in some.Zip(answers))
                if (answer.TryGet(out var document, out var failure)) indexes.Add(place, document.Bytes);
                else indexes.Fail(place, failure.Message);
        }
    }

    private Task<Result<Document, LoadFailure>> FetchAsync(MediaLocation place, CancellationToken cancellation) => place.Range is { Length: > LongestMediaIndex }
        ? Task.FromResult<Result<Document, LoadFailure>>(new LoadFailure($"{HttpUrl.Describe(place.Url)}: an index of more than {LongestMediaIndex} bytes"))
        : FetchAsync(place.Url, LongestMediaIndex, cancellation, place.Range);

    private async Task<PlaylistDocument> FetchPlaylistAsync(Uri url, CancellationToken cancellation) =>
        (await FetchAsync(url, LongestMpd, cancellation)).TryGet(out var document, out var failure)
            ? new PlaylistDocument(MpdText.Decode(document.Bytes), document.Url)
            : new PlaylistDocument(null, url, failure.Message);

    /// <summary>Sizes that cannot be had are a warning: the session then goes by the declared rates.</summary>
    private async Task<LoadedManifest> WithSizesAsync(LoadedManifest loaded, CancellationToken cancellation)
    {
        if (loaded.Manifest.SegmentIndexUrl is not { } url) return loaded;
        if (!(await FetchAsync(url, LongestIndex(loaded.Manifest), cancellation)).TryGet(out var document, out var failure))
            return loaded with { Warning = failure.Message };
        if (!SegmentIndexJson.Read(document.Bytes).TryGet(out var index, out var unreadable))
            return loaded with { Warning = $"{HttpUrl.Describe(url)}: {unreadable}" };
        return loaded.Manifest.WithSegmentIndex(index).TryGet(out var manifest, out var mismatch)
            ? loaded with { Manifest = manifest }
            : loaded with { Warning = $"{HttpUrl.Describe(url)}: {mismatch}" };
    }

    /// <summary>As much as the sizes of what the manifest has can take.</summary>
    private static int LongestIndex(Manifest manifest)
    {
        var segments = manifest.Presentation.Periods[0].AdaptationSets.Sum(set => (long)set.SegmentCount * (set.RepresentationCount + 1));
        return (int)Math.Min(FirstGuess + (segments * BytesPerSegment), SegmentIndexJson.MaxBytes);
    }

    private async Task<Result<Document, LoadFailure>> FetchAsync(Uri url, int longest, CancellationToken cancellation, ByteRange? range = null)
    {
        using var timeout = new CancellationTokenSource(Patience, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellation);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, url);
            if (range is { } part) request.Headers.Range = new RangeHeaderValue(part.First, part.Last);
            else request.Headers.Add("Accept-Encoding", ContentCoding.Readable);
            using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            if (WhyNot(response, range) is { } why) return new LoadFailure($"{HttpUrl.Describe(url)}: {why}");
            return await ReadAsync(response, longest, either.Token) is { } content
                ? Decode(content, response, longest)
                : new LoadFailure($"{HttpUrl.Describe(url)}: longer than {longest} bytes");
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested && HttpFailures.Of(e) is not RequestFailure.None)
        {
            return new LoadFailure($"{HttpUrl.Describe(url)}: {Describe(e)}");
        }
    }

    private static string? WhyNot(HttpResponseMessage response, ByteRange? range) => response switch
    {
        { IsSuccessStatusCode: false } => RedirectHandler.WhyNotFollowed(response) ?? $"the server answers {(int)response.StatusCode} {response.StatusCode}",
        { StatusCode: HttpStatusCode.PartialContent } => PartialContent.Is(response, range) ? null : "the server sends other bytes than those that it was asked for",
        _ => range is null ? null : "the server sends no ranges of bytes",
    };

    /// <returns>Null for more than <paramref name="longest"/> bytes.</returns>
    private static async Task<SegmentContent?> ReadAsync(HttpResponseMessage response, int longest, CancellationToken cancellation)
    {
        var stated = StatedLength.Of(response);
        if (stated > longest) return null;
        await using var body = await response.Content.ReadAsStreamAsync(cancellation);
        using var memory = new GrowingMemory(longest, stated ?? FirstGuess);
        while (!memory.IsTooLong && await body.ReadAsync(memory.Free(), cancellation) is > 0 and var read) memory.Advance(read);
        return memory.IsTooLong ? null : memory.Take();
    }

    private static Result<Document, LoadFailure> Decode(SegmentContent content, HttpResponseMessage response, int longest)
    {
        var (url, codings) = (response.RequestMessage!.RequestUri!, ContentCoding.Of(response));
        var isReadable = ContentCoding.TryDecode(content, codings, longest, out content);
        using var document = content;
        return isReadable
            ? new Document(document.Bytes.ToArray(), url)
            : new LoadFailure($"{HttpUrl.Describe(url)}: its content coding ({string.Join(", ", codings)}) is none of {ContentCoding.Readable}, or damaged, or hides more than {longest} bytes");
    }

    private static string Describe(Exception exception) => exception is OperationCanceledException
        ? $"no whole answer within {Patience.TotalSeconds} s"
        : (exception.InnerException as ForbiddenAddressException ?? exception).Message.ReplaceLineEndings(" ");

    private sealed record Document(byte[] Bytes, Uri Url);
}
