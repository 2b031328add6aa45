namespace StreamLab.Experiments;

/// <summary>A piece of finished work.</summary>
/// <param name="Id">Hash of all that decides it.</param>
internal readonly record struct JournalEntry(UInt128 Id, string Text, double[] Values);
