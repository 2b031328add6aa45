using Microsoft.AspNetCore.Http;

namespace StreamLab.Server.Tests;

/// <summary>Which objects an edge takes to be asked for next. That it fetches them: <see cref="PurgeAndWarmTests"/>.</summary>
public class NextObjectTests
{
    [Theory]
    [InlineData("../../other/2.m4s")]
    [InlineData("//evil.example/t/2.m4s")]
    [InlineData("http://evil.example/t/2.m4s")]
    [InlineData("/etc/passwd")]
    [InlineData("../../../../2.m4s")]
    [InlineData("../../..")]
    [InlineData("?x")]
    [InlineData("#x")]
    [InlineData("1.m4s")]
    public void A_client_is_not_believed_that_names_another_title_or_what_it_asks_for(string named) =>
        Assert.Equal(["t/low/2.m4s"], NextObject.Of(Naming($"nor=(\"{named}\" \"2.m4s\")"), "t/low/1.m4s", PrefetchMode.Cmcd));

    [Fact]
    public void An_edge_told_so_takes_nothing_to_be_asked_for() =>
        Assert.Empty(NextObject.Of(Naming("nor=\"2.m4s\""), "t/low/1.m4s", PrefetchMode.Off));

    private static HttpRequest Naming(string cmcd)
    {
        var request = new DefaultHttpContext().Request;
        request.Headers["CMCD-Request"] = cmcd;
        return request;
    }
}
