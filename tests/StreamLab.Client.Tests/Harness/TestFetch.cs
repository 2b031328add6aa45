using Microsoft.Extensions.Time.Testing;
using StreamLab.Dash.Mpd;
using StreamLab.Player;

namespace StreamLab.Client.Tests;

/// <summary>One fetch from a <see cref="TinyServer"/>, with the time of its timeouts in the test's hand.</summary>
internal sealed class TestFetch(TinyServer server, CmcdMode cmcd = CmcdMode.Off) : IFetchObserver, IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private HttpSegmentFetcher? _fetcher;

    /// <summary>What is known of what is asked for.</summary>
    public Expectation Expected { get; init; } = Expectation.Nothing;

    public int FirstBytes { get; private set; }
    public int Received { get; private set; }

    public Task<FetchResult> GetAsync(string path = "x", int limit = 0, ByteRange? range = null, CancellationToken cancellation = default)
    {
        _fetcher ??= new HttpSegmentFetcher("lab-1", cmcd, _time);
        return _fetcher.FetchAsync(RequestFor(new Uri(server.Url, path), limit) with { Range = range, Expected = Expected }, this, cancellation);
    }

    /// <summary>Lets the patience of the fetcher run out while the server is silent.</summary>
    public async Task<FetchResult> GetInSilenceAsync()
    {
        var fetch = GetAsync();
        while (!fetch.IsCompleted)
        {
            await Task.Delay(20); // the network is real, the silence is not
            _time.Advance(TimeSpan.FromSeconds(1));
        }
        return await fetch;
    }

    public void FirstByte() => FirstBytes++;
    public void Arrived(int bytes) => Received += bytes;
    public void Dispose() => _fetcher?.Dispose();

    public static FetchRequest RequestFor(Uri url, int limit = 0)
    {
        var purpose = limit > 0 ? RequestPurpose.Probe : RequestPurpose.Media;
        var cmcd = new CmcdReport { SessionId = "lab-1", ContentId = "Test", ObjectType = CmcdObjectType.Video };
        return new FetchRequest(url, new SegmentRequest(1, purpose, 0, 0, 0, 0, DataSize.FromBytes(limit), false), "", cmcd);
    }
}
