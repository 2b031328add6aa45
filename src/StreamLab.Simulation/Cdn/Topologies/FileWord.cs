namespace StreamLab.Simulation.Cdn;

/// <summary>A word of a file, and where it stands, so that what is wrong with it can be found.</summary>
internal sealed record FileWord(string Text, long Line)
{
    public FormatException Wrong(string why) => new($"line {Line}: '{Text}' {why}");

    public FileWord With(string text) => this with { Text = text };
}
