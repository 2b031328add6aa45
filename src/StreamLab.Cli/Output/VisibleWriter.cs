using System.Text;

namespace StreamLab.Cli.Output;

/// <summary>A line that is written is one line, and visible, whatever is in it.</summary>
internal sealed class VisibleWriter(TextWriter output) : TextWriter(output.FormatProvider)
{
    public override Encoding Encoding => output.Encoding;

    public override void Write(char value) => output.Write(VisibleText.Of(value));

    public override void Write(string? value) => output.Write(value is null ? null : VisibleText.Of(value));

    public override void WriteLine() => output.WriteLine();

    public override void WriteLine(string? value) => output.WriteLine(value is null ? null : VisibleText.Of(value));

    public override void Flush() => output.Flush();
}
