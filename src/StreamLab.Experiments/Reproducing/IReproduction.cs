namespace StreamLab.Experiments;

/// <summary>A published comparison that can be run again on a user's data.</summary>
public interface IReproduction
{
    string Name { get; }

    /// <summary>What is compared, in one sentence, with the data that it needs.</summary>
    string Summary { get; }

    /// <summary>Where it was published.</summary>
    string Source { get; }

    /// <exception cref="StudyException">The data is missing, broken, or not that of the publication.</exception>
    ReproductionResult Run(ReproductionData data, CancellationToken cancellation);
}
