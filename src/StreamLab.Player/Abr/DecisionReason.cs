namespace StreamLab.Player;

/// <summary>Why a decision was taken: a code and up to three numbers. Text is made only when somebody reads it.</summary>
public readonly record struct DecisionReason(ReasonCode? Code, double A, double B, double C)
{
    public string Text => Code?.Text(this) ?? "";

    /// <summary>The named numbers, for logs.</summary>
    public IReadOnlyDictionary<string, double?> Values()
    {
        var values = new Dictionary<string, double?>(StringComparer.Ordinal);
        for (var i = 0; i < (Code?.Values.Count ?? 0); i++)
        {
            var value = i switch { 0 => A, 1 => B, _ => C };
            values[Code!.Values[i]] = double.IsFinite(value) ? value : null;
        }
        return values;
    }
}
