namespace StreamLab.Player;

/// <summary>What <c>streamlab list</c> shows of a rule, selector or estimator, and how it is made.</summary>
/// <typeparam name="T">The interface it implements.</typeparam>
public sealed record ComponentDescriptor<T>
{
    public required string Name { get; init; }

    /// <summary>What it does, in one sentence.</summary>
    public required string Summary { get; init; }

    /// <summary>Paper or code it follows.</summary>
    public required string Source { get; init; }

    public IReadOnlyList<Parameter> Parameters { get; init; } = [];

    /// <summary>Whether all that stands after the colon is the value of its only parameter, commas and all.</summary>
    public bool IsVerbatim { get; init; }

    /// <summary>What a rule is told about the media; empty for other components.</summary>
    public InformationSet InformationSet { get; init; }

    /// <summary>Whether less throughput never makes it choose a dearer Representation.</summary>
    public bool Monotone { get; init; }

    /// <summary>The estimator that a rule uses unless told otherwise.</summary>
    public string Estimator { get; init; } = "ewma";

    /// <summary>Makes a fresh one; throws <see cref="FormatException"/> for a bad value.</summary>
    public required Func<ComponentArguments, T> Create { get; init; }
}
