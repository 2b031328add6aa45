using StreamLab.Ingest.Probing;

namespace StreamLab.Ingest.Tests.Probing;

public sealed class LanguagesTests
{
    [Theory]
    [InlineData("deu", "deu")]
    [InlineData("ger", "deu")] // as Matroska writes it
    [InlineData("ENG", "eng")]
    [InlineData("und", null)]
    [InlineData("\" -f null", null)]
    [InlineData(null, null)]
    public void A_language_is_its_terminological_code(string? tag, string? code) => Assert.Equal(code, Languages.Find(tag));
}
