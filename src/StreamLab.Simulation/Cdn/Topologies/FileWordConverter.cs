using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.Serialization;

namespace StreamLab.Simulation.Cdn;

/// <summary>Reads a scalar together with its line.</summary>
internal sealed class FileWordConverter : IYamlTypeConverter
{
    public bool Accepts(Type type) => type == typeof(FileWord);

    public object ReadYaml(IParser parser, Type type, ObjectDeserializer rootDeserializer)
    {
        var scalar = parser.Consume<Scalar>();
        return new FileWord(scalar.Value, scalar.Start.Line);
    }

    public void WriteYaml(IEmitter emitter, object? value, Type type, ObjectSerializer serializer) => throw new NotSupportedException("topologies are only read");
}
