using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using StreamLab.Player;

namespace StreamLab.Rules;

/// <summary>A model with one input of 6×8 floats (a first dimension of 1 or of any size before it); its first output has a score for each Representation.</summary>
internal sealed class OnnxModel : IDisposable
{
    private readonly InferenceSession _session;
    private readonly string _input, _output;
    private readonly int[] _shape;

    private OnnxModel(InferenceSession session, string input, int[] shape)
    {
        (_session, _input, _shape) = (session, input, shape);
        _output = session.OutputMetadata.Keys.First();
    }

    /// <exception cref="FormatException">Its input is another one.</exception>
    public static OnnxModel Of(InferenceSession session, string path)
    {
        var (name, input) = session.InputMetadata.First();
        int[] shape = [.. input.Dimensions.Select(d => d < 0 ? 1 : d)];
        int[] whole = [1, PensieveState.Rows, PensieveState.Columns];
        if (session.InputMetadata.Count == 1 && input.ElementType == typeof(float) && (shape.SequenceEqual(whole) || shape.AsSpan().SequenceEqual(whole.AsSpan(1))))
            return new OnnxModel(session, name, shape);
        session.Dispose();
        throw new FormatException($"{path} does not have one input of 1x{PensieveState.Rows}x{PensieveState.Columns} floats (docs/rules.md says what they mean)");
    }

    /// <returns>The index of the highest score, the first of equals, and the score.</returns>
    /// <exception cref="RuleException">Not one finite score for each Representation.</exception>
    public (int Index, double Score) Best(float[] state, int representations)
    {
        using var results = _session.Run([NamedOnnxValue.CreateFromTensor(_input, new DenseTensor<float>(state, _shape))], [_output]);
        if (results[0].Value is not DenseTensor<float> scores || scores.Length != representations)
            throw new RuleException($"has {(results[0].Value as DenseTensor<float>)?.Length ?? 0} scores for {representations} representations");
        var span = scores.Buffer.Span;
        var best = 0;
        for (var m = 0; m < span.Length; m++)
        {
            if (!float.IsFinite(span[m])) throw new RuleException($"gave representation {m} the score {span[m]}");
            if (span[m] > span[best]) best = m;
        }
        return (best, span[best]);
    }

    public void Dispose() => _session.Dispose();
}
