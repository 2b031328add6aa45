using Microsoft.AspNetCore.Http;

namespace StreamLab.Server.Tests;

public sealed class CmcdTests
{
    [Fact]
    public void Version_1_is_read_from_the_query()
    {
        var cmcd = Read("bl=2000,br=900,cid=\"a,\\\"b\\\"\",nor=\"chunk-3.m4s\",ot=v,sid=\"lab-1\",su");
        Assert.Equal((1, "a,\"b\"", "", 900.0), (cmcd.Version, cmcd["cid"], cmcd["su"], cmcd.Number("br")));
        Assert.Equal(7, cmcd.Items.Count);
    }

    [Fact]
    public void Version_2_has_lists_with_types_in_brackets()
    {
        var cmcd = Read("bl=(2000;v 900;a),nor=(\"a,1.m4s\";r=\"0-99\" \"b.m4s\"),sta=p,v=2");
        Assert.Equal((2, 2000.0, "p"), (cmcd.Version, cmcd.Number("bl"), cmcd["sta"]));
        Assert.Equal("(\"a,1.m4s\";r=\"0-99\" \"b.m4s\")", cmcd["nor"]);
    }

    [Fact]
    public void Header_fields_add_to_it_and_the_first_of_a_key_counts()
    {
        var cmcd = Read("br=1", ("CMCD-Object", "br=2,d=4000"), ("CMCD-Status", "bs"));
        Assert.Equal(("1", "4000", ""), (cmcd["br"], cmcd["d"], cmcd["bs"]));
    }

    [Theory]
    [InlineData("")]
    [InlineData(",,,=,==")]
    [InlineData("UPPER=1,\u00e4=2,a b=3")]
    public void What_is_no_key_is_left_out(string text) => Assert.Empty(Read(text).Items);

    [Fact]
    public void It_never_grows_beyond_its_bounds()
    {
        Assert.Equal(48, Read(string.Join(',', Enumerable.Range(0, 300).Select(i => $"k{i}"))).Items.Count);
        Assert.Empty(Read(new string('a', 100_000)).Items);
        Assert.Empty(Read($"a=\"{new string('x', 600)}\"").Items);
    }

    [Fact]
    public void Any_text_is_read_without_an_exception()
    {
        var random = new Random(3);
        for (var i = 0; i < 3000; i++) Read(string.Concat(Enumerable.Range(0, random.Next(40)).Select(_ => "ab=,;()\"\\ 1.-"[random.Next(13)]))).Number("a");
    }

    [Theory]
    [InlineData("br=1e308")]
    [InlineData("br=-1")]
    [InlineData("br=1.5")]
    [InlineData("br=NaN")]
    [InlineData("br=Infinity")]
    [InlineData("br=+1")]
    [InlineData("br=0x10")]
    [InlineData("br=1000000000000000")]
    [InlineData("br=()")]
    [InlineData("br=(900;v 1e9;a)")]
    [InlineData("br")]
    public void A_value_that_the_specification_does_not_allow_is_invalid_and_no_number(string text)
    {
        var cmcd = Read(text + ",bl=2000,com.example-x=1e308");
        Assert.Equal((null, 2000.0, "br"), (cmcd.Number("br"), cmcd.Number("bl"), cmcd.Invalid.Single()));
    }

    [Theory]
    [InlineData("br=0", 0)]
    [InlineData("br=999999999999999", 999_999_999_999_999)]
    [InlineData("br=(900;v 64;a)", 900)]
    [InlineData("pr=1.25,br=7", 7)]
    public void A_value_that_the_specification_allows_is_a_number(string text, double number)
    {
        var cmcd = Read(text);
        Assert.Empty(cmcd.Invalid);
        Assert.Equal(number, cmcd.Number("br"));
    }

    internal static Cmcd Read(string query = "", params (string Name, string Value)[] fields)
    {
        var context = new DefaultHttpContext();
        if (query.Length > 0) context.Request.QueryString = QueryString.Create("CMCD", query);
        foreach (var (name, value) in fields) context.Request.Headers[name] = value;
        return Cmcd.Of(context.Request);
    }
}
