using StreamLab.Dash.SegmentIndexes;

namespace StreamLab.Dash.Tests.SegmentIndexes;

public class ReprDigestTests
{
    [Fact]
    public void It_is_the_example_of_the_standard() => // RFC 9530, appendix B.1
        Assert.Equal("sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:", ReprDigest.Of("{\"hello\": \"world\"}\n"u8));

    [Theory]
    [InlineData("sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:", true)]
    [InlineData("sha-512=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:", false)]
    [InlineData("sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=", false)]
    [InlineData("sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabD!=:", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Its_form_is_known(string? text, bool isWellFormed) => Assert.Equal(isWellFormed, ReprDigest.IsWellFormed(text));
}
