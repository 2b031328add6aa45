using System.Net;
using StreamLab.Player;

namespace StreamLab.Client.Tests;

public sealed class AddressPolicyTests
{
    [Theory]
    [InlineData("169.254.169.254", AddressScope.LinkLocal)]
    [InlineData("fe80::1", AddressScope.LinkLocal)]
    [InlineData("::ffff:169.254.169.254", AddressScope.LinkLocal)]
    [InlineData("64:ff9b::a9fe:a9fe", AddressScope.LinkLocal)]
    [InlineData("2002:a9fe:a9fe::1", AddressScope.LinkLocal)]
    [InlineData("127.0.0.1", AddressScope.Private)]
    [InlineData("0.0.0.0", AddressScope.Private)]
    [InlineData("::1", AddressScope.Private)]
    [InlineData("10.1.2.3", AddressScope.Private)]
    [InlineData("172.31.255.255", AddressScope.Private)]
    [InlineData("192.168.1.1", AddressScope.Private)]
    [InlineData("100.100.1.1", AddressScope.Private)]
    [InlineData("fd00::1", AddressScope.Private)]
    [InlineData("::ffff:10.0.0.1", AddressScope.Private)]
    [InlineData("255.255.255.255", AddressScope.Private)]
    [InlineData("172.32.0.1", AddressScope.Public)]
    [InlineData("93.184.216.34", AddressScope.Public)]
    [InlineData("2606:2800:220:1::1", AddressScope.Public)]
    public void An_address_has_the_scope_of_its_block(string address, AddressScope scope) => Assert.Equal(scope, AddressScopes.Of(IPAddress.Parse(address)));

    [Theory]
    [InlineData(false, false, true)]
    [InlineData(false, true, false)]
    [InlineData(true, true, true)]
    public void From_the_internet_private_addresses_are_refused_unless_the_user_allows_them(bool allowsAll, bool fromPublic, bool admitted)
    {
        var policy = new AddressPolicy(allowsAll);
        Assert.True(policy.Admits(fromPublic ? AddressScope.Public : AddressScope.Private));
        policy.Settle();
        Assert.Equal((admitted, allowsAll, true), (policy.Admits(AddressScope.Private), policy.Admits(AddressScope.LinkLocal), policy.Admits(AddressScope.Public)));
    }

    [Fact]
    public void A_page_of_a_laboratory_may_name_servers_in_the_internet_beside_its_own()
    {
        var policy = new AddressPolicy();
        Assert.True(policy.Admits(AddressScope.Private));
        policy.Settle();
        Assert.True(policy.Admits(AddressScope.Public) && policy.Admits(AddressScope.Private));
    }

    [Theory]
    [InlineData("http://169.254.169.254/latest")]
    [InlineData("http://[fe80::1]/")]
    [InlineData("http://[::ffff:a9fe:101]/")]
    public async Task A_redirect_to_a_link_local_address_is_not_followed(string location)
    {
        await using var server = new TinyServer(_ => new TinyReply("") { Status = 302, Headers = [$"Location: {location}"] });
        using var fetch = new TestFetch(server);
        Assert.Equal(RequestFailure.Forbidden, (await fetch.GetAsync()).Failure);
    }

    [Theory]
    [InlineData(false, RequestFailure.Forbidden)]
    [InlineData(true, RequestFailure.None)]
    public async Task A_name_is_looked_up_and_its_address_looked_at(bool allowsAll, RequestFailure failure)
    {
        var policy = new AddressPolicy(allowsAll);
        policy.Admits(AddressScope.Public); // the manifest came from the internet
        await using var server = new TinyServer(_ => new TinyReply("x"));
        using var fetcher = new HttpSegmentFetcher("lab", CmcdMode.Off, TimeProvider.System, policy);
        var url = new UriBuilder(server.Url) { Host = "localhost" }.Uri;
        using var observer = new TestFetch(server);
        Assert.Equal(failure, (await fetcher.FetchAsync(TestFetch.RequestFor(url), observer, CancellationToken.None)).Failure);
    }

    [Fact]
    public async Task A_manifest_behind_a_redirect_to_a_link_local_address_is_refused_in_one_line()
    {
        await using var server = new TinyServer(_ => new TinyReply("") { Status = 302, Headers = ["Location: http://169.254.1.1/x.mpd"] });
        using var loader = new ManifestLoader(TimeProvider.System);
        Assert.False((await loader.LoadAsync(server.Url + "x.mpd", CancellationToken.None)).TryGet(out _, out var failure));
        Assert.Contains("169.254.1.1 has a link-local address", failure.Message, StringComparison.Ordinal);
    }
}
