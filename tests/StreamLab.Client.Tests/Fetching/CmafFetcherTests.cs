using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using StreamLab.Dash.Cmaf;
using StreamLab.Dash.Mpd;
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
            Assert.Equal(RequestFailure.Mismatch, (await GetAsync(fetcher, RequestPurpose.Media)).Failure);
        }
    }

    [Theory]
    [InlineData(RequestPurpose.Initialization)]
    [InlineData(RequestPurpose.Media)]
    public async Task A_web_page_is_corrupt(RequestPurpose purpose)
    {
        var page = "<html>please log in</html>"u8.ToArray();
        Assert.Equal(RequestFailure.Mismatch, (await GetAsync(new CmafFetcher(new Fixed(page, page)), purpose)).Failure);
    }

    [Fact]
    public async Task Of_a_codec_that_is_not_known_the_boxes_are_looked_at()
    {
        var fetcher = new CmafFetcher(new Fixed(TestCmaf.Initialization, TestCmaf.Segment(0, 5)));
        Assert.Null((await GetAsync(fetcher, RequestPurpose.Media, "hvc1.1.6.L93")).Content!.Track);
        Assert.Equal(RequestFailure.Mismatch, (await GetAsync(new CmafFetcher(new Fixed([], TestCmaf.Initialization)), RequestPurpose.Media, "hvc1.1.6.L93")).Failure);
    }

    [Fact]
    public async Task A_codec_in_capitals_is_the_same_codec()
    {
        var fetcher = new CmafFetcher(new Fixed(TestCmaf.Initialization, TestCmaf.Segment(0, 5)));
        await GetAsync(fetcher, RequestPurpose.Initialization, "AVC1.42001F", set: Set);
        Assert.NotNull((await GetAsync(fetcher, RequestPurpose.Media, "AVC1.42001F", set: Set)).Content!.Track);
    }

    [Fact]
    public async Task Sound_in_place_of_pictures_is_a_mismatch()
    {
        var sound = TestCmaf.Sound(0, 90).Content.Bytes.ToArray();
        var fetcher = new CmafFetcher(new Fixed(TestCmaf.Initialization, sound));
        await GetAsync(fetcher, RequestPurpose.Initialization, set: Set);
        Assert.Equal(RequestFailure.Mismatch, (await GetAsync(fetcher, RequestPurpose.Media, set: Set)).Failure);
        var initialization = new CmafFetcher(new Fixed(InitializationSegment.Write(TestCmaf.Audio), []));
        Assert.Equal(RequestFailure.Mismatch, (await GetAsync(initialization, RequestPurpose.Initialization, set: Set)).Failure);
    }

    [Fact]
    public async Task Another_representation_is_a_mismatch_and_a_careless_size_is_not()
    {
        var fetcher = new CmafFetcher(new Fixed(TestCmaf.Initialization, []));
        Assert.Equal(RequestFailure.Mismatch, (await GetAsync(fetcher, RequestPurpose.Initialization, set: SetOf((640, 360), (320, 180)))).Failure);
        Assert.Equal(RequestFailure.None, (await GetAsync(fetcher, RequestPurpose.Initialization, set: SetOf((640, 360), (1280, 720)))).Failure);
    }

    [Fact]
    public async Task A_segment_that_lasts_much_longer_is_a_mismatch()
    {
        var fetcher = new CmafFetcher(new Fixed(TestCmaf.Initialization, TestCmaf.Segment(0, 200)));
        await GetAsync(fetcher, RequestPurpose.Initialization, set: Set);
        Assert.Equal(RequestFailure.Mismatch, (await GetAsync(fetcher, RequestPurpose.Media, set: Set)).Failure);
    }

    [Theory]
    [InlineData(2, 2, true)]
    [InlineData(2, 2.9, true)]
    [InlineData(2, 4, false)]
    [InlineData(4, 0, false)]
    public async Task A_segment_of_another_time_is_a_mismatch(double said, double start, bool isRight)
    {
        var fetcher = new CmafFetcher(new Fixed(TestCmaf.Initialization, TestCmaf.Segment(start, 50)));
        await GetAsync(fetcher, RequestPurpose.Initialization, set: Set);
        Assert.Equal(isRight ? RequestFailure.None : RequestFailure.Mismatch, (await GetAsync(fetcher, RequestPurpose.Media, set: Set, mediaTime: said)).Failure);
    }

    [Theory]
    [InlineData("no yes yes no", "50 50.2 49.8 0")]
    [InlineData("yes no no yes", "0 2 2 0.5")]
    public async Task Files_that_all_count_from_another_zero_are_believed_and_what_is_once_right_stays_so(string expected, string starts)
    {
        var inner = new Fixed(TestCmaf.Initialization, []);
        var fetcher = new CmafFetcher(inner);
        await GetAsync(fetcher, RequestPurpose.Initialization, set: Set);
        foreach (var (start, word) in starts.Split(' ').Zip(expected.Split(' ')))
        {
            inner.Media = TestCmaf.Segment(double.Parse(start, CultureInfo.InvariantCulture), 50);
            Assert.Equal(word == "yes", (await GetAsync(fetcher, RequestPurpose.Media, set: Set, mediaTime: 0)).Failure == RequestFailure.None);
        }
    }

    [Theory]
    [InlineData(0xE5)] // the forbidden bit
    [InlineData(0x06)] // SEI alone
    public async Task Samples_that_are_no_pictures_are_a_mismatch(byte unit)
    {
        var segment = TestCmaf.Segment(0, 5);
        segment[^96] = unit;
        var fetcher = new CmafFetcher(new Fixed(TestCmaf.Initialization, segment));
        await GetAsync(fetcher, RequestPurpose.Initialization);
        Assert.Equal(RequestFailure.Mismatch, (await GetAsync(fetcher, RequestPurpose.Media)).Failure);
    }

    [Fact]
    public async Task Nothing_but_small_boxes_costs_no_memory()
    {
        var boxes = new byte[8 * 1024 * 1024];
        for (var i = 3; i < boxes.Length; i += 8) boxes[i] = 8;
        var fetcher = new CmafFetcher(new Fixed([], boxes));
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(RequestFailure.Mismatch, (await GetAsync(fetcher, RequestPurpose.Media, "hvc1.1.6.L93")).Failure);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 2 * boxes.Length);
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
        Assert.Equal(RequestFailure.Mismatch, (await GetAsync(fetcher, RequestPurpose.Media, period: 0)).Failure);
        Assert.Equal(RequestFailure.None, (await GetAsync(fetcher, RequestPurpose.Media, period: 1)).Failure);
    }

    [Theory]
    [InlineData("avc1.42001F")]
    [InlineData("hvc1.1.6.L93")]
    public async Task An_initialization_segment_that_is_encrypted_or_of_two_tracks_is_said_to_be(string codecs)
    {
        Assert.Equal(RequestFailure.Encrypted, (await GetAsync(new CmafFetcher(new Fixed(Encrypted(), [])), RequestPurpose.Initialization, codecs)).Failure);
        Assert.Equal(RequestFailure.Muxed, (await GetAsync(new CmafFetcher(new Fixed(Muxed(), [])), RequestPurpose.Initialization, codecs)).Failure);
    }

    /// <summary>The sample entry has the name of an encrypted one.</summary>
    private static byte[] Encrypted()
    {
        var bytes = TestCmaf.Initialization.ToArray();
        "encv"u8.CopyTo(bytes.AsSpan(bytes.AsSpan().LastIndexOf("avc1"u8)));
        return bytes;
    }

    /// <summary>The track is there twice.</summary>
    private static byte[] Muxed()
    {
        var bytes = TestCmaf.Initialization;
        var (movie, track) = (bytes.AsSpan().IndexOf("moov"u8) - 4, bytes.AsSpan().IndexOf("trak"u8) - 4);
        var length = BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(track));
        byte[] muxed = [.. bytes[..(track + length)], .. bytes[track..(track + length)], .. bytes[(track + length)..]];
        BinaryPrimitives.WriteInt32BigEndian(muxed.AsSpan(movie), BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(movie)) + length);
        return muxed;
    }

    private static AdaptationSet Set => SetOf((320, 180));

    private static AdaptationSet SetOf(params (int Width, int Height)[] sizes) => new("v", ContentType.Video,
        [.. sizes.Select((size, i) => new Representation { Id = $"v{i}", Bandwidth = Bitrate.FromKbps(100 + i), Width = size.Width, Height = size.Height })],
        [new Segment(0, 1, Duration.Zero, Duration.FromSeconds(2))]);

    private static Task<FetchResult> GetAsync(CmafFetcher fetcher, RequestPurpose purpose, string codecs = "avc1.42001F", int period = 0, AdaptationSet? set = null, double? mediaTime = null)
    {
        var request = TestFetch.RequestFor(Url);
        var ladder = mediaTime is { } time ? new[] { new SegmentDescription(set!.Representations[0], Duration.FromSeconds(2), Duration.FromSeconds(time)) } : [];
        return fetcher.FetchAsync(request with { Segment = request.Segment with { Purpose = purpose }, Codecs = codecs, Period = period, Expected = new Expectation { Set = set, Ladder = ladder } }, null!, CancellationToken.None);
    }

    private sealed class Fixed(byte[] initialization, byte[] media, RequestFailure failure = RequestFailure.None) : ISegmentFetcher
    {
        public byte[] Media { get; set; } = media;

        public Task<FetchResult> FetchAsync(FetchRequest request, IFetchObserver observer, CancellationToken cancellation)
        {
            if (failure != RequestFailure.None) return Task.FromResult(FetchResult.Failed(failure));
            var bytes = request.Segment.Purpose == RequestPurpose.Initialization ? initialization : Media;
            var memory = MemoryPool<byte>.Shared.Rent(Math.Max(bytes.Length, 1));
            bytes.CopyTo(memory.Memory.Span);
            return Task.FromResult(new FetchResult { Content = new SegmentContent(memory, bytes.Length) });
        }
    }
}
