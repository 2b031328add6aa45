using System.Buffers;
using StreamLab.Player;

namespace StreamLab.Client.Tests;

public sealed class CmafFetcherTests
{
    private static readonly Uri Url = new("http://a.test/x");

    [Fact]
    public async Task Media_comes_with_its_samples()
    {
        var fetcher = new CmafFetcher(new Fixed(TestCmaf.Initialization, TestCmaf.Segment(2, 50)));
        await GetAsync(fetcher, RequestPurpose.Initialization);
        using var content = (await GetAsync(fetcher, RequestPurpose.Media)).Content!;
        Assert.Equal(50, content.Samples.Count);
        Assert.Equal(TestCmaf.Video.Id, content.Track!.Id);
    }

    [Fact]
    public async Task Media_that_is_cut_off_is_corrupt_wherever_the_cut_is()
    {
        var whole = TestCmaf.Segment(0, 5);
        for (var length = 0; length < whole.Length; length += 7)
        {
            var fetcher = new CmafFetcher(new Fixed(TestCmaf.Initialization, whole[..length]));
            await GetAsync(fetcher, RequestPurpose.Initialization);
            Assert.Equal(RequestFailure.Corrupt, (await GetAsync(fetcher, RequestPurpose.Media)).Failure);
        }
    }

    [Theory]
    [InlineData(RequestPurpose.Initialization)]
    [InlineData(RequestPurpose.Media)]
    public async Task A_web_page_is_corrupt(RequestPurpose purpose)
    {
        var page = "<html>please log in</html>"u8.ToArray();
        Assert.Equal(RequestFailure.Corrupt, (await GetAsync(new CmafFetcher(new Fixed(page, page)), purpose)).Failure);
    }

    [Fact]
    public async Task Of_a_codec_that_is_not_known_the_boxes_are_looked_at()
    {
        var fetcher = new CmafFetcher(new Fixed(TestCmaf.Initialization, TestCmaf.Segment(0, 5)));
        Assert.Null((await GetAsync(fetcher, RequestPurpose.Media, "hvc1.1.6.L93")).Content!.Track);
        Assert.Equal(RequestFailure.Corrupt, (await GetAsync(new CmafFetcher(new Fixed([], TestCmaf.Initialization)), RequestPurpose.Media, "hvc1.1.6.L93")).Failure);
    }

    [Fact]
    public async Task A_failure_stays_what_it_is()
    {
        var fetcher = new CmafFetcher(new Fixed([], [], RequestFailure.TimedOut));
        Assert.Equal(RequestFailure.TimedOut, (await GetAsync(fetcher, RequestPurpose.Media)).Failure);
    }

    [Fact]
    public async Task Each_period_has_an_initialization_segment_of_its_own()
    {
        var fetcher = new CmafFetcher(new Fixed(TestCmaf.Initialization, TestCmaf.Segment(0, 5)));
        await GetAsync(fetcher, RequestPurpose.Initialization, period: 1);
        Assert.Equal(RequestFailure.Corrupt, (await GetAsync(fetcher, RequestPurpose.Media, period: 0)).Failure);
        Assert.Equal(RequestFailure.None, (await GetAsync(fetcher, RequestPurpose.Media, period: 1)).Failure);
    }

    private static Task<FetchResult> GetAsync(CmafFetcher fetcher, RequestPurpose purpose, string codecs = "avc1.42001F", int period = 0)
    {
        var request = TestFetch.RequestFor(Url);
        return fetcher.FetchAsync(request with { Segment = request.Segment with { Purpose = purpose }, Codecs = codecs, Period = period }, null!, CancellationToken.None);
    }

    private sealed class Fixed(byte[] initialization, byte[] media, RequestFailure failure = RequestFailure.None) : ISegmentFetcher
    {
        public Task<FetchResult> FetchAsync(FetchRequest request, IFetchObserver observer, CancellationToken cancellation)
        {
            if (failure != RequestFailure.None) return Task.FromResult(FetchResult.Failed(failure));
            var bytes = request.Segment.Purpose == RequestPurpose.Initialization ? initialization : media;
            var memory = MemoryPool<byte>.Shared.Rent(Math.Max(bytes.Length, 1));
            bytes.CopyTo(memory.Memory.Span);
            return Task.FromResult(new FetchResult { Content = new SegmentContent(memory, bytes.Length) });
        }
    }
}
