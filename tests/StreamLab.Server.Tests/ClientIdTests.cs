using System.Net;
using Microsoft.AspNetCore.Http;

namespace StreamLab.Server.Tests;

public sealed class ClientIdTests
{
    private readonly DefaultHttpContext _context = new() { Connection = { RemoteIpAddress = IPAddress.Loopback } };

    [Fact]
    public void A_cmcd_session_counts_first()
    {
        _context.Request.QueryString = new("?CMCD=bl%3D2000%2Csid%3D%22lab-1%22%2Cst%3Dv");
        _context.Request.Headers["streamlab-session"] = "other";
        Assert.Equal("lab-1", ClientId.Of(_context));
    }

    [Fact]
    public void A_cmcd_session_may_come_in_its_header()
    {
        _context.Request.Headers["CMCD-Session"] = "cid=\"a,sid=b\",sid=\"lab-2\",v=1";
        Assert.Equal("lab-2", ClientId.Of(_context));
    }

    [Fact]
    public void Then_counts_the_header_of_our_own_player()
    {
        _context.Request.Headers["streamlab-session"] = "player-7";
        Assert.Equal("player-7", ClientId.Of(_context));
    }

    [Fact]
    public void Then_counts_the_address() => Assert.Equal("127.0.0.1", ClientId.Of(_context));

    [Theory]
    [InlineData("")]
    [InlineData("sid=")]
    [InlineData("sid=\"\"")]
    [InlineData("bl=2000,xsid=\"lab-1\"")]
    [InlineData("cid=\"sid=x")]
    public void What_names_no_session_is_none(string cmcd) => Assert.Null(ClientId.SidIn(cmcd));

    [Fact]
    public void A_session_longer_than_the_standard_allows_is_none() => Assert.Null(ClientId.SidIn($"sid=\"{new string('x', 65)}\""));
}
