using StreamLab.Player;
using StreamLab.Simulation.Optimum;

namespace StreamLab.Experiments;

/// <summary>
/// The optimum of the room below, over sessions of one video track without abandonment; for other sessions there is none here.
/// </summary>
public sealed class OfflineOptimum : IOptimum
{
    public OptimumBound? Bound(OptimumQuestion question) =>
        ModelOf(question) is { } model && OptimumSearch.TryFind(model, question.Form, out var optimum, out _) ? new(optimum.Achieved, optimum.UpperBound) : null;

    public IReadOnlyList<double>? RegretOfDecisions(OptimumQuestion question, IReadOnlyList<int> representations) => null;

    private static NativeModel? ModelOf(OptimumQuestion question)
    {
        var (setup, configuration) = (question.Setup, question.Setup.Configuration);
        return configuration.Abandonment == AbandonmentRules.Off && PlayerCore.SelectTracks(setup.Media) is [{ ContentType: ContentType.Video } video]
            ? new NativeModel(video, setup.Pathways[0], configuration.Buffer, configuration.StartThreshold, configuration.RebufferThreshold)
            : null;
    }
}
