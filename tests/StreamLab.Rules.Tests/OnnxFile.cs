using System.Text;

namespace StreamLab.Rules.Tests;

/// <summary>Writes the smallest models: scores = flatten(state) x weights + bias. ONNX is Protocol Buffers; only what is needed is here.</summary>
internal static class OnnxFile
{
    private const int Float = 1, Flatten = 48;

    /// <param name="bias">One score for each Representation.</param>
    /// <param name="weights">[cell * scores + score].</param>
    public static byte[] Linear(float[] bias, float[] weights, params int[] inputShape)
    {
        var graph = Message(
            Bytes(1, Node("Flatten", "state", "flat")),
            Bytes(1, Node("Gemm", "flat,weights,bias", "scores")),
            Text(2, "rule"),
            Bytes(5, Tensor("weights", weights, Flatten, bias.Length)),
            Bytes(5, Tensor("bias", bias, bias.Length)),
            Bytes(11, Value("state", inputShape)),
            Bytes(12, Value("scores", 1, bias.Length)));
        return Message(Number(1, 8), Bytes(7, graph), Bytes(8, Message(Text(1, ""), Number(2, 13))));
    }

    private static byte[] Node(string kind, string inputs, string output) =>
        Message([.. inputs.Split(',').Select(i => Text(1, i)), Text(2, output), Text(4, kind)]);

    private static byte[] Tensor(string name, float[] values, params int[] shape) => Message(
        [.. shape.Select(d => Number(1, d)), Number(2, Float), Text(8, name), Bytes(9, [.. values.SelectMany(BitConverter.GetBytes)])]);

    private static byte[] Value(string name, params int[] shape)
    {
        var dimensions = Message([.. shape.Select(d => Bytes(1, Message(Number(1, d))))]);
        return Message(Text(1, name), Bytes(2, Message(Bytes(1, Message(Number(1, Float), Bytes(2, dimensions))))));
    }

    private static byte[] Message(params IEnumerable<byte[]> fields) => [.. fields.SelectMany(f => f)];
    private static byte[] Text(int field, string text) => Bytes(field, Encoding.UTF8.GetBytes(text));
    private static byte[] Bytes(int field, byte[] content) => [.. Varint((field << 3) | 2), .. Varint(content.Length), .. content];
    private static byte[] Number(int field, long value) => [.. Varint(field << 3), .. Varint(value)];

    private static IEnumerable<byte> Varint(long value)
    {
        for (; value > 127; value >>= 7) yield return (byte)(value | 128);
        yield return (byte)value;
    }
}
