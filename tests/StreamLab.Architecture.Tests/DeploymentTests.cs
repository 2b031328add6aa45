using YamlDotNet.RepresentationModel;

namespace StreamLab.Architecture.Tests;

/// <summary>The manifests of deploy/kubernetes as far as that can be seen without a cluster.</summary>
public sealed class DeploymentTests
{
    private static readonly string Folder = Path.Combine(SharedMaterial.RepositoryRoot, "deploy", "kubernetes");

    private static readonly YamlMappingNode Kustomization = Read("kustomization.yaml").Single();

    private static readonly YamlMappingNode[] Objects = [.. Texts(Kustomization, "resources").SelectMany(Read)];

    [Fact]
    public void Every_object_has_a_kind_a_version_and_a_name() => Assert.All(Objects, o =>
        Assert.All((string[])["apiVersion", "kind"], field => Assert.NotEmpty(Text(o, field))));

    [Fact]
    public void Every_file_that_a_config_map_is_made_of_is_there() =>
        Assert.All(ConfigMaps().SelectMany(map => Texts(map, "files")), file => Assert.True(File.Exists(Path.Combine(Folder, file.Split('=')[^1])), file));

    [Fact]
    public void Every_config_map_that_is_mounted_is_made()
    {
        var made = ConfigMaps().Select(map => Text(map, "name")).ToHashSet();
        var used = Objects.SelectMany(Scalars("configMap")).Concat(Objects.SelectMany(Scalars("configMapKeyRef"))).ToArray();
        Assert.NotEmpty(used);
        Assert.All(used, name => Assert.Contains(name, made));
    }

    [Fact]
    public void Varnish_asks_a_service_that_there_is()
    {
        var vcl = File.ReadAllText(Path.Combine(Folder, "varnish.vcl"));
        Assert.Contains(".host = \"origin\"", vcl, StringComparison.Ordinal);
        Assert.Contains(Objects, o => Text(o, "kind") == "Service" && Text((YamlMappingNode)o["metadata"], "name") == "origin");
    }

    private static IEnumerable<YamlMappingNode> ConfigMaps() => ((YamlSequenceNode)Kustomization["configMapGenerator"]).Cast<YamlMappingNode>();

    /// <summary>The names below every field of this name, however deep.</summary>
    private static Func<YamlMappingNode, IEnumerable<string>> Scalars(string field) => root => root.AllNodes.OfType<YamlMappingNode>()
        .Where(node => node.Children.ContainsKey(field)).Select(node => node[field]).OfType<YamlMappingNode>().Select(node => Text(node, "name"));

    private static IEnumerable<string> Texts(YamlMappingNode node, string field) =>
        node.Children.TryGetValue(field, out var list) ? ((YamlSequenceNode)list).Select(item => ((YamlScalarNode)item).Value!) : [];

    private static string Text(YamlMappingNode node, string field) => ((YamlScalarNode)node[field]).Value!;

    private static YamlMappingNode[] Read(string file)
    {
        var yaml = new YamlStream();
        using var reader = File.OpenText(Path.Combine(Folder, file));
        yaml.Load(reader);
        return [.. yaml.Documents.Select(d => (YamlMappingNode)d.RootNode)];
    }
}
