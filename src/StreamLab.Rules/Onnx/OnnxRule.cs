using StreamLab.Player;

namespace StreamLab.Rules;

/// <summary>A trained model in ONNX: it sees Pensieve's state, and the Representation with the highest score is taken.</summary>
internal sealed class OnnxRule(OnnxModel model, PensieveState state) : IAbrRule
{
    private static readonly ReasonCode Best = new("onnx", "best-score", "the model scores representation {0} highest, with {1:0.000}", "representation", "score");

    public static ComponentDescriptor<IAbrRule> Describe(OnnxModels models) => new()
    {
        Name = "onnx",
        Summary = "a trained model that sees Pensieve's state of 6x8 and scores the representations",
        Source = "Mao, Netravali, Alizadeh, SIGCOMM'17; docs/rules.md",
        Parameters = [new("model", "", "file", "an ONNX model with one input of 1x6x8 floats")],
        IsVerbatim = true,
        InformationSet = InformationSet.DeclaredRates | InformationSet.SegmentSizes,
        Create = a => new OnnxRule(models.Open(a.Text("model")), new PensieveState()),
    };

    /// <exception cref="RuleException">The model does not fit the media, or its scores are no numbers.</exception>
    public AbrDecision Choose(in AbrContext context)
    {
        state.Take(context);
        var (best, score) = model.Best(state.Values, context.Media.RepresentationCount);
        return new(best, Duration.Zero, Best.With(best, score));
    }

    public IAbrRule Clone() => new OnnxRule(model, state.Clone());
}
