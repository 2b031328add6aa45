using System.Xml.Linq;

namespace StreamLab.Architecture.Tests;

/// <summary>A project file as far as the house is concerned.</summary>
/// <param name="Floor">Null when it does not say.</param>
internal sealed record Project(string Name, int? Floor, bool Pure, IReadOnlyList<string> References)
{
    public static Project Parse(string name, string text)
    {
        var root = XDocument.Parse(text).Root!;
        return new(
            name,
            (int?)root.Descendants("Floor").SingleOrDefault(),
            (bool?)root.Descendants("Pure").SingleOrDefault() ?? false,
            [.. root.Descendants("ProjectReference").Select(r => Path.GetFileNameWithoutExtension((string)r.Attribute("Include")!))]);
    }

    public static IReadOnlyList<Project> InSource() =>
        [.. Directory.GetFiles(Path.Combine(SharedMaterial.RepositoryRoot, "src"), "*.csproj", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(f => Parse(Path.GetFileNameWithoutExtension(f), File.ReadAllText(f)))];
}
