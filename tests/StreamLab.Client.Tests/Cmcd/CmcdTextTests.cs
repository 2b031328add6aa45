namespace StreamLab.Client.Tests;

public sealed class CmcdTextTests
{
    private static readonly CmcdReport Full = new()
    {
        SessionId = "lab-1",
        ContentId = "bbb",
        ObjectType = CmcdObjectType.Video,
        EncodedBitrate = Bitrate.FromKbps(900.4),
        TopBitrate = Bitrate.FromMbps(4),
        ObjectDuration = Duration.FromSeconds(2.002),
        BufferLength = Duration.FromSeconds(11.26),
        MeasuredThroughput = Bitrate.FromKbps(7349),
        IsStartup = true,
    };

    [Fact]
    public void The_query_has_all_keys_in_alphabetical_order() =>
        Assert.Equal("?CMCD=bl=11300,br=900,cid=\"bbb\",d=2002,mtp=7300,ot=v,sf=d,sid=\"lab-1\",st=v,su,tb=4000",
            Uri.UnescapeDataString(CmcdText.AppendTo(new Uri("http://a.test/x.m4s"), Full).Query));

    [Fact]
    public void A_query_that_is_there_already_stays() =>
        Assert.StartsWith("?a=1&CMCD=", CmcdText.AppendTo(new Uri("http://a.test/x.m4s?a=1"), Full).Query, StringComparison.Ordinal);

    [Fact]
    public void Headers_hold_what_changes_as_often() => Assert.Equal(
        new Dictionary<string, string>
        {
            ["CMCD-Object"] = "br=900,d=2002,ot=v,tb=4000",
            ["CMCD-Request"] = "bl=11300,mtp=7300,su",
            ["CMCD-Session"] = "cid=\"bbb\",sf=d,sid=\"lab-1\",st=v",
        },
        CmcdText.Headers(Full).ToDictionary());

    [Fact]
    public void What_is_not_known_is_not_told() =>
        Assert.Equal(["ot=i", "cid=\"\",sf=d,sid=\"\",st=v"],
            CmcdText.Headers(new CmcdReport { SessionId = "", ContentId = "", ObjectType = CmcdObjectType.Initialization }).Select(h => h.Value));

    [Theory]
    [InlineData("a \"b\" \\c", "cid=\"a \\\"b\\\" \\\\c\"")]
    [InlineData("Größe\r\nX-Evil: 1", "cid=\"Gr??e??X-Evil: 1\"")]
    public void Any_title_can_stand_in_a_header(string title, string told) =>
        Assert.StartsWith(told, CmcdText.Headers(Full with { ContentId = title }).Last().Value, StringComparison.Ordinal);

    [Fact]
    public void No_string_is_longer_than_64_characters() =>
        Assert.Contains($"sid=\"{new string('x', 64)}\"", CmcdText.Headers(Full with { SessionId = new string('x', 100) }).Last().Value, StringComparison.Ordinal);
}
