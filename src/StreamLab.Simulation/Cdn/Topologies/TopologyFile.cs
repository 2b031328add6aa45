using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace StreamLab.Simulation.Cdn;

/// <summary>Finds topologies: those that come with StreamLab by their names, others in files. YAML contains JSON, so one reader reads both.</summary>
public static class TopologyFile
{
    private const int LargestFile = 1 << 20;
    private const string Folder = "topologies/";

    private static readonly IDeserializer Reader = new DeserializerBuilder()
        .WithNamingConvention(CamelCaseNamingConvention.Instance).WithTypeConverter(new FileWordConverter()).Build();

    /// <summary>The names of those that come with StreamLab.</summary>
    public static IReadOnlyList<string> Names { get; } = ["mega-server", "enter-deep", "bring-home"];

    /// <param name="nameOrPath">One of <see cref="Names"/>, or a file.</param>
    /// <returns>False, with one line that says what is wrong and where.</returns>
    public static bool TryFind(string nameOrPath, out CdnTopology topology, out string error)
    {
        try
        {
            return TryParse(nameOrPath, Names.Contains(nameOrPath) ? ReadPreset(nameOrPath) : ReadFile(nameOrPath), out topology, out error);
        }
        catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException)
        {
            (topology, error) = (null!, $"{nameOrPath}: {e.Message}");
            return false;
        }
    }

    /// <param name="name">What the error calls the text.</param>
    /// <returns>False, with one line that says what is wrong and where.</returns>
    public static bool TryParse(string name, string text, out CdnTopology topology, out string error)
    {
        (topology, error) = (null!, "");
        try
        {
            topology = TopologyReader.Read(Reader.Deserialize<TopologyDocument>(text) ?? new());
            return true;
        }
        catch (YamlException e)
        {
            error = $"{name}: {YamlProblem.Of(e, typeof(TopologyDocument))}";
        }
        catch (FormatException e)
        {
            error = $"{name}: {e.Message}";
        }
        return false;
    }

    /// <summary>The text of one of <see cref="Names"/>, to start one's own from.</summary>
    public static string ReadPreset(string name)
    {
        using var stream = typeof(TopologyFile).Assembly.GetManifestResourceStream($"{Folder}{name}.yaml")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static string ReadFile(string path)
    {
        if (!File.Exists(path)) throw new FormatException($"there is no such file, and no such topology; {KnownNames.ThereAre(Names, path)}");
        return RegularFile.ReadText(path, LargestFile);
    }
}
