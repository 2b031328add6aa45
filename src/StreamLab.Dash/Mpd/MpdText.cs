using System.Text;
using System.Xml;

namespace StreamLab.Dash.Mpd;

/// <summary>XML between text and bytes.</summary>
public static class MpdText
{
    private const int MaxDeclaration = 256; // bytes in which the XML declaration ends

    /// <summary>Reads bytes as the text that they are: by a byte order mark, else by the encoding that the XML declaration names, else UTF-8 (XML 1.0, 4.3.3).</summary>
    /// <remarks>An encoding that nobody knows is taken for UTF-8; what does not fit becomes U+FFFD.</remarks>
    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        var encoding = Marked(bytes, out var mark) ?? Declared(bytes) ?? Encoding.UTF8;
        return encoding.GetString(bytes[mark..]);
    }

    /// <summary>Writes XML text that declares itself as the UTF-8 it is going to be.</summary>
    internal static string Write(Action<XmlWriter> body)
    {
        using var text = new Utf8Text();
        using (var writer = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, NewLineChars = "\n" })) body(writer);
        text.Write('\n');
        return text.ToString();
    }

    private static Encoding? Marked(ReadOnlySpan<byte> bytes, out int mark)
    {
        foreach (var encoding in new[] { Encoding.UTF8, Encoding.UTF32, Encoding.Unicode, Encoding.BigEndianUnicode })
            if (bytes.StartsWith(encoding.Preamble))
            {
                mark = encoding.Preamble.Length;
                return encoding;
            }
        mark = 0;
        return bytes switch
        {
            [(byte)'<', 0, ..] => Encoding.Unicode,
            [0, (byte)'<', ..] => Encoding.BigEndianUnicode,
            _ => null,
        };
    }

    private static Encoding? Declared(ReadOnlySpan<byte> bytes)
    {
        var start = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, MaxDeclaration)]).TrimStart();
        if (!start.StartsWith("<?xml", StringComparison.Ordinal) || start.IndexOf("?>", StringComparison.Ordinal) is not (> 0 and var end)) return null;
        var declaration = start[..end];
        var name = declaration.IndexOf("encoding", StringComparison.Ordinal) is >= 0 and var at ? declaration[at..].Split('"', '\'') : [];
        return name.Length > 1 ? Named(name[1].Trim()) : null;
    }

    private static Encoding? Named(string name)
    {
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private sealed class Utf8Text : StringWriter
    {
        public override Encoding Encoding => Encoding.UTF8;
    }
}
