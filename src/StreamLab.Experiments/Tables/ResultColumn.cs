namespace StreamLab.Experiments;

/// <summary>A column of the table of sessions.</summary>
internal abstract record ResultColumn(string Name);

/// <summary>Words.</summary>
internal sealed record TextColumn(string Name, Func<ResultRow, string> Of) : ResultColumn(Name);

/// <summary>Yes or no.</summary>
internal sealed record FlagColumn(string Name, Func<ResultRow, bool> Of) : ResultColumn(Name);

/// <summary>A count, or a real number.</summary>
/// <param name="Of">NaN where undefined.</param>
internal sealed record NumberColumn(string Name, bool IsWhole, Func<ResultRow, double> Of) : ResultColumn(Name);
