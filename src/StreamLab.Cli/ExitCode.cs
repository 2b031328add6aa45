namespace StreamLab.Cli;

/// <summary>What the process ends with.</summary>
internal enum ExitCode
{
    Done = 0,

    /// <summary>It ran, and something it was asked to check or do does not hold.</summary>
    DoesNotHold = 1,

    /// <summary>Bad usage or bad input.</summary>
    BadInput = 2,

    /// <summary>A needed program or library is missing.</summary>
    Missing = 3,

    Cancelled = 130,
}
