using System.Text;
using System.Xml;

namespace StreamLab.Dash.Mpd;

/// <summary>Writes XML text that declares itself as the UTF-8 it is going to be.</summary>
internal static class MpdText
{
    public static string Write(Action<XmlWriter> body)
    {
        using var text = new Utf8Text();
        using (var writer = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, NewLineChars = "\n" })) body(writer);
        text.Write('\n');
        return text.ToString();
    }

    private sealed class Utf8Text : StringWriter
    {
        public override Encoding Encoding => Encoding.UTF8;
    }
}
