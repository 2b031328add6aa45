using System.Runtime.Versioning;

namespace StreamLab.Server.Tests;

public sealed class TokenFolderTests : IDisposable
{
    private static readonly Uri Local = new("http://127.0.0.1:8081/");
    private readonly TempFolder _folder = new();
    private readonly TokenFolder _tokens;

    public TokenFolderTests() => _tokens = new(_folder.Path);

    public void Dispose() => _folder.Dispose();

    [Fact, UnsupportedOSPlatform("windows")]
    public void A_token_can_be_read_by_its_user_only()
    {
        _tokens.Write(8081, "secret");
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(_folder.Path, "8081.token")));
    }

    [Fact]
    public void A_token_is_found_by_the_port_of_a_server_on_this_machine_only()
    {
        _tokens.Write(8081, "secret");
        Assert.Equal("secret", _tokens.Find(null, Local));
        Assert.Null(_tokens.Find(null, new Uri("http://192.0.2.1:8081/")));
        Assert.Null(_tokens.Find(null, new Uri("http://127.0.0.1:8082/")));
    }

    [Fact]
    public void A_folder_that_cannot_be_written_to_is_told_of_by_what_names_it()
    {
        var file = Path.Combine(_folder.Path, "file");
        File.WriteAllText(file, "");
        var error = Assert.Throws<IOException>(() => new TokenFolder(file, "STREAMLAB_STATE").Write(8081, "secret"));
        Assert.StartsWith($"{file} cannot hold the tokens of servers: let STREAMLAB_STATE name a folder that can be written to", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_token_that_is_given_counts_first()
    {
        _tokens.Write(8081, "secret");
        Assert.Equal("mine", _tokens.Find("mine", Local));
    }

    [Fact]
    public void A_token_that_another_server_has_put_in_place_stays()
    {
        _tokens.Write(8081, "older");
        _tokens.Write(8081, "newer");
        _tokens.Remove(8081, "older");
        Assert.Equal("newer", _tokens.Find(null, Local));
    }
}
