namespace StreamLab.Cli.Output;

/// <summary>What long work says while it goes on, from whatever thread.</summary>
internal abstract class WorkReport : IProgress<WorkProgress>
{
    /// <summary>How far it is.</summary>
    public abstract void Report(WorkProgress value);

    /// <summary>A line that stays, such as what is left out.</summary>
    public abstract void Tell(string line);
}
