using StreamLab.Dash.Hls;

namespace StreamLab.Dash.Tests.Hls;

/// <summary>What of HLS is not played is refused in one line, by its name and with its place.</summary>
public sealed class RefusedPlaylistTests
{
    private const string Variant = "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=300000,CODECS=\"avc1.64001e,mp4a.40.2\"\nv.m3u8\n";

    public static TheoryData<string, string, int> MediaPlaylists => new()
    {
        { "#EXTM3U\n#EXTINF:2,\n1.ts\n#EXT-X-ENDLIST", "MPEG-TS", 3 },
        { Playlists.Clear.Replace("#EXT-X-MAP", "#EXT-X-KEY:METHOD=AES-128,URI=\"k\"\n#EXT-X-MAP"), Encryption.Refusal, 4 },
        { Playlists.Clear.Replace("#EXT-X-MAP", "#EXT-X-KEY:METHOD=SAMPLE-AES-CTR,URI=\"k\"\n#EXT-X-MAP"), Encryption.Refusal, 4 },
        { Playlists.Clear.Replace("#EXT-X-ENDLIST", ""), "live", 0 },
        { Playlists.Clear.Replace("#EXTINF:2,", "#EXTINF:two,"), "duration", 5 },
        { Playlists.Clear.Replace("#EXTINF:2,", "#EXTINF:-2,"), "duration", 5 },
        { Playlists.Clear.Replace("#EXTINF:2,", "#EXTINF:1e9,"), "duration", 5 },
        { Playlists.Clear.Replace("#EXTINF:2,\n", ""), "without EXTINF", 5 },
        { Playlists.Clear.Replace("7.m4s", "file:///etc/hostname"), "http or https", 0 },
        { Playlists.Clear.Replace("#EXTINF:1.5,", "#EXTINF:1.5,\n#EXT-X-BYTERANGE:0@5"), "byte range", 8 },
        { Playlists.Clear.Replace("#EXTINF:1.5,", "#EXTINF:1.5,\n#EXT-X-BYTERANGE:9@99999999999999999999"), "byte range", 8 },
        { Playlists.Clear.Replace("#EXT-X-MEDIA-SEQUENCE:7", "#EXT-X-DEFINE:NAME=\"a\",VALUE=\"b\""), "variables", 3 },
        { Playlists.Clear.Replace("#EXT-X-MEDIA-SEQUENCE:7", "#EXT-X-I-FRAMES-ONLY"), "fast play", 3 },
        { "#EXTM3U\n#EXT-X-ENDLIST", "no Segment", 0 },
        { "", "#EXTM3U", 1 },
        { "<MPD/>", "#EXTM3U", 1 },
    };

    [Theory, MemberData(nameof(MediaPlaylists))]
    public void A_media_playlist_is_refused_by_name_and_place(string text, string word, int line)
    {
        var error = Playlists.Refused(text);
        Assert.Contains(word, error.Message, StringComparison.Ordinal);
        Assert.Equal(line, error.Line);
    }

    [Theory]
    [InlineData("#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=0\nv.m3u8", "BANDWIDTH")]
    [InlineData("#EXTM3U\n#EXT-X-STREAM-INF:CODECS=\"x\"\nv.m3u8", "BANDWIDTH is missing")]
    [InlineData("#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\n", "no URI follows")]
    [InlineData("#EXTM3U\n#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"a\",NAME=\"n\",URI=\"a.m3u8\"", "no EXT-X-STREAM-INF")]
    [InlineData("#EXTM3U\n#EXT-X-I-FRAME-STREAM-INF:BANDWIDTH=1,URI=\"i.m3u8\"", "no EXT-X-STREAM-INF")]
    [InlineData("#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\nftp://x/v.m3u8", "http or https")]
    public void A_multivariant_playlist_is_refused_by_name(string text, string word) => Assert.Contains(word, Playlists.Refused(text).Message, StringComparison.Ordinal);

    [Fact]
    public void Where_everything_is_encrypted_that_is_said()
    {
        var media = new Dictionary<string, string> { ["/t/v.m3u8"] = "#EXTM3U\n#EXT-X-KEY:METHOD=SAMPLE-AES,URI=\"skd://x\"\n#EXTINF:2,\n1.ts\n#EXT-X-ENDLIST" };
        var error = Playlists.Refused(Variant, media);
        Assert.StartsWith(Encryption.Refusal, error.Message, StringComparison.Ordinal);
        Assert.Equal(2, error.Line);
    }

    [Fact]
    public void Sound_in_the_segments_of_the_picture_is_named() =>
        Assert.StartsWith("muxed", Playlists.Refused(Variant, new Dictionary<string, string> { ["/t/v.m3u8"] = Playlists.Clear }).Message, StringComparison.Ordinal);

    [Fact]
    public void What_is_not_bounded_is_not_read()
    {
        Assert.Contains("longer", Playlists.Refused("#EXTM3U\n" + new string('#', PlaylistText.MaxCharacters)).Message, StringComparison.Ordinal);
        Assert.Contains("line of more", Playlists.Refused("#EXTM3U\n#EXT" + new string('x', PlaylistText.MaxLine)).Message, StringComparison.Ordinal);
        Assert.Contains("variants", Playlists.Refused("#EXTM3U\n" + string.Concat(Enumerable.Repeat("#EXT-X-STREAM-INF:BANDWIDTH=1\nv\n", 3000))).Message, StringComparison.Ordinal);
        Assert.Contains("playlists", Playlists.Refused("#EXTM3U\n" + string.Concat(Enumerable.Range(0, 200).Select(i => $"#EXT-X-STREAM-INF:BANDWIDTH={i + 1}\nv{i}\n"))).Message, StringComparison.Ordinal);
    }

    /// <summary>Lines of playlists, torn and in any order: there is a manifest or an error, nothing else.</summary>
    [Fact]
    public void Whatever_the_lines_are_the_answer_is_a_manifest_or_an_error()
    {
        string[] lines = [.. Playlists.Clear.Split('\n'), .. Variant.Split('\n'), "#EXT-X-BYTERANGE:5", "#EXT-X-BYTERANGE:@", "#EXT-X-MAP:URI=\"a\",BYTERANGE=\"1@1\"", "#EXT-X-DISCONTINUITY",
            "#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"s\",NAME=\"\"", "#EXT-X-STREAM-INF:BANDWIDTH=5,AUDIO=\"s\",PATHWAY-ID=\"p\"", "#EXT-X-BITRATE:5", "#EXTINF:", "\0", "http://[", "#EXTINF:0,", "#EXT-X-CONTENT-STEERING:SERVER-URI=\"data:x\""];
        var random = new Random(11);
        for (var i = 0; i < 3000; i++)
        {
            var text = "#EXTM3U\n" + string.Join('\n', Enumerable.Range(0, random.Next(14)).Select(_ => lines[random.Next(lines.Length)]).Select(line => random.Next(9) == 0 ? line[..random.Next(line.Length + 1)] : line));
            if (!Playlists.Load(text, new Dictionary<string, string> { ["/t/v.m3u8"] = text, ["/t/7.m4s"] = Playlists.Clear }).TryGet(out _, out var error)) Assert.DoesNotContain('\n', error.Message);
        }
    }
}
