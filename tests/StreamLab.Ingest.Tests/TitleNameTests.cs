using CsCheck;

namespace StreamLab.Ingest.Tests;

public sealed class TitleNameTests
{
    [Theory]
    [InlineData("talk.mkv", "talk")]
    [InlineData("My clip (1).mp4", "My-clip-1")]
    [InlineData("-loglevel.mp4", "loglevel")]
    [InlineData("/films/..hidden.mp4", "hidden")]
    [InlineData("a\"b'c.mp4", "a-b-c")]
    [InlineData("映画.mp4", "title")]
    public void A_title_is_called_like_its_file_in_plain_letters(string path, string title) => Assert.Equal(title, TitleName.FromFile(path));

    [Fact]
    public void Every_file_has_a_valid_title() => Gen.String.Sample(name => Assert.True(TitleName.IsValid(TitleName.FromFile(name + ".mp4"))));

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData(".hidden")]
    [InlineData("a/b")]
    [InlineData("a b")]
    public void What_is_no_plain_folder_is_no_title(string title) => Assert.False(TitleName.IsValid(title));
}
