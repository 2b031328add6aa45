namespace StreamLab.Player;

/// <summary>The throughput estimators that <c>--estimator</c> knows.</summary>
public static class Estimators
{
    public static readonly Catalog<IThroughputEstimator> All =
        new("estimator", DualEwmaEstimator.Descriptor, HarmonicMeanEstimator.Descriptor, SlidingMeanEstimator.Descriptor,
            LastEstimator.Descriptor, MeanEstimator.Descriptor, PercentileEstimator.Descriptor,
            DashJsEstimator.Descriptor, ShakaEstimator.Descriptor, HlsJsEstimator.Descriptor);
}
