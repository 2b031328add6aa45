using CsCheck;

namespace StreamLab.Server.Tests;

public sealed class MediaPathTests
{
    private static readonly Gen<string> Paths = Gen.Char["ab.-~_/% å\\"].Array[0, 12].Select(chars => "/" + new string(chars));

    [Fact]
    public void A_path_is_known_when_each_of_its_names_is_plain_and_its_key_is_the_path_escaped() =>
        Paths.Sample(path =>
        {
            var names = path[1..].Split('/');
            var expected = names.Length > 1 && names.All(name => name.Length > 0 && name[0] != '.' && name.IndexOfAny(['\\', '%']) < 0);
            Assert.Equal(expected, MediaPath.TryParse(path, out var key));
            Assert.Equal(expected ? string.Join('/', names.Select(Uri.EscapeDataString)) : "", key);
        });
}
