using StreamLab.Dash.Mpd;

namespace StreamLab.Client.Tests;

/// <summary>Small MPDs: three rates of video, one of audio if wanted, any number of servers.</summary>
internal static class TestManifest
{
    public static readonly Uri Url = new("http://origin.test/bbb/manifest.mpd");

    public static LoadedManifest Load(int segments = 10, bool audio = false, params IReadOnlyList<string> pathways) =>
        MpdReader.Read(Text(segments, audio, [.. pathways.Select(p => (p, $"http://{p}.test/bbb/"))]), Url).TryGet(out var manifest, out var error)
            ? new LoadedManifest(manifest, Url)
            : throw new InvalidOperationException(error.ToString());

    public static string Text(int segments, bool audio, IReadOnlyList<(string Name, string Url)> pathways, string extra = "") => $"""
        <MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static" mediaPresentationDuration="PT{segments * 2}S" profiles="urn:mpeg:dash:profile:isoff-live:2011">
          <ProgramInformation><Title>Test</Title></ProgramInformation>{extra}
          {string.Concat(pathways.Select(p => $"""<BaseURL serviceLocation="{p.Name}">{p.Url}</BaseURL>"""))}
          <Period>
            <AdaptationSet contentType="video">
              <SegmentTemplate timescale="1" duration="2" startNumber="1" initialization="$RepresentationID$/init.mp4" media="$RepresentationID$/$Number$.m4s"/>
              <Representation id="low" bandwidth="500000" codecs="avc1.64001E" width="416" height="234"/>
              <Representation id="mid" bandwidth="1500000" codecs="avc1.64001E" width="640" height="360"/>
              <Representation id="high" bandwidth="4000000" codecs="avc1.64001F" width="1280" height="720"/>
            </AdaptationSet>
            {(audio ? AudioSet : "")}
          </Period>
        </MPD>
        """;

    private const string AudioSet = """
        <AdaptationSet contentType="audio">
          <SegmentTemplate timescale="1" duration="2" startNumber="1" initialization="$RepresentationID$/init.mp4" media="$RepresentationID$/$Number$.m4s"/>
          <Representation id="sound" bandwidth="128000" codecs="mp4a.40.2"/>
        </AdaptationSet>
        """;
}
