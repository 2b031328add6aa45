using StreamLab.Ingest.Ladders;

namespace StreamLab.Ingest.Tests.Ladders;

public sealed class LadderFileTests
{
    [Fact]
    public void A_ladder_can_be_written_by_hand()
    {
        Assert.True(Read("""{"name": "mine", "rungs": [{"width": 640, "height": 360, "bitrate": "450kbps"}]}""", out var ladder, out _));
        Assert.Equal(new Rung(640, 360, Bitrate.FromKbps(450)), Assert.Single(ladder.Rungs));
        Assert.Equal("mine", ladder.Name);
    }

    [Theory]
    [InlineData("not json", "JSON")]
    [InlineData("null", "null")]
    [InlineData("""{"rungs": []}""", "JSON")]
    [InlineData("""{"name": "x", "rungs": []}""", "1 to 20")]
    [InlineData("""{"name": "x", "rungs": [{"width": 8, "height": 360, "bitrate": "1Mbps"}]}""", "8x360")]
    [InlineData("""{"name": "x", "rungs": [{"width": 640, "height": 360, "bitrate": "450"}]}""", "450")]
    [InlineData("""{"name": "x", "rungs": [{"width": 640, "height": 360, "bitrate": "450.5kbps"}]}""", "whole")]
    [InlineData("""{"name": "x", "rungs": [{"width": 64, "height": 36, "bitrate": "2kbps"}, {"width": 64, "height": 36, "bitrate": "1kbps"}]}""", "ascend")]
    public void A_ladder_that_makes_no_sense_says_why(string json, string reason)
    {
        Assert.False(Read(json, out _, out var failure));
        Assert.Equal(FailureKind.BadInput, failure!.Kind);
        Assert.Contains(reason, failure.Message);
    }

    [Fact]
    public void A_name_is_looked_up_before_files()
    {
        Assert.True(LadderFile.Find("full-hd").TryGet(out var ladder, out _));
        Assert.Same(NamedLadders.FullHd, ladder);
    }

    [Fact]
    public void Neither_a_name_nor_a_file_lists_the_names()
    {
        Assert.False(LadderFile.Find("no-such-ladder").TryGet(out _, out var failure));
        Assert.Contains("default, full-hd", failure.Message);
    }

    private static bool Read(string json, out BitrateLadder ladder, out IngestFailure? failure)
    {
        var isRead = LadderFile.Read(System.Text.Encoding.UTF8.GetBytes(json)).TryGet(out var value, out failure);
        ladder = value!;
        return isRead;
    }
}
