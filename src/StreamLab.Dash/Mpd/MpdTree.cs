using System.Xml;

namespace StreamLab.Dash.Mpd;

/// <summary>
/// The gate for every MPD: no DTD, nothing resolved, and bounded in length, depth and number of nodes before anything is built.
/// (XDocument.Parse is quadratic in depth, and XmlReader in the attributes of one element: 100,000 take a second, 500,000 half a minute.)
/// </summary>
internal sealed class MpdTree
{
    internal const int MaxCharacters = 16 * 1024 * 1024;
    internal const int MaxTag = 64 * 1024; // characters from one '<' to the next, and so a bound for attributes
    internal const int MaxDepth = 64;
    internal const int MaxNodes = 500_000; // elements and attributes; a day of 2 s Segments in several timelines fits

    /// <summary>The one other namespace that counts: our own, of an element for which the schema has no place.</summary>
    internal const string SteeringNamespace = "urn:streamlab:steering:2026";

    private const string XLink = "http://www.w3.org/1999/xlink";

    private readonly XmlReader _reader;
    private readonly string _namespace;
    private int _nodes;

    private MpdTree(XmlReader reader)
    {
        _reader = reader;
        _reader.MoveToContent();
        if (_reader.LocalName != "MPD") throw Refuse($"the root element is {ManifestException.Quote(_reader.LocalName)}, not MPD");
        _namespace = _reader.NamespaceURI;
    }

    /// <summary>The root element with all below it that is in its namespace, whichever that is: public manifests often have a wrong one or none.</summary>
    /// <exception cref="ManifestException">Not an MPD that can be accepted.</exception>
    public static MpdElement Read(string xml)
    {
        if (xml.Length > MaxCharacters) throw new ManifestException(new ManifestError($"longer than {MaxCharacters} characters"));
        if (string.IsNullOrWhiteSpace(xml)) throw new ManifestException(new ManifestError("empty"));
        if (HasEndlessTag(xml)) throw new ManifestException(new ManifestError($"a tag or text of more than {MaxTag} characters"));
        try
        {
            using var reader = Open(xml);
            var root = new MpdTree(reader).Element();
            while (reader.Read()) continue; // what follows the root has to be well-formed too
            return root;
        }
        catch (XmlException error)
        {
            throw new ManifestException(new ManifestError(Reason(error), error.LineNumber, error.LinePosition));
        }
    }

    /// <summary>A reader that knows no bound for depth: <see cref="Read"/> has to have passed before a DOM is built from it.</summary>
    public static XmlReader Open(string xml) => XmlReader.Create(new StringReader(xml.TrimStart('\uFEFF', ' ', '\t', '\r', '\n')), new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = MaxCharacters,
        IgnoreComments = true,
        IgnoreWhitespace = true,
        IgnoreProcessingInstructions = true,
    });

    /// <summary>Comments, CDATA sections and instructions are read over, however long they are: no attribute is in them.</summary>
    private static bool HasEndlessTag(ReadOnlySpan<char> xml)
    {
        while (xml.Length > MaxTag)
        {
            var next = xml switch
            {
                ['<', '!', '-', '-', ..] => After(xml, "-->"),
                ['<', '!', '[', ..] => After(xml, "]]>"),
                ['<', '?', ..] => After(xml, "?>"),
                _ => xml[1..(MaxTag + 1)].IndexOf('<') + 1,
            };
            if (next == 0) return true;
            xml = xml[next..];
        }
        return false;
    }

    /// <returns>All of it where there is no such end: the reader will say so.</returns>
    private static int After(ReadOnlySpan<char> xml, ReadOnlySpan<char> end) => xml.IndexOf(end) is >= 0 and var at ? at + end.Length : xml.Length;

    private MpdElement Element()
    {
        if (_reader.Depth >= MaxDepth) throw Refuse($"more than {MaxDepth} levels deep");
        if ((_nodes += 1 + _reader.AttributeCount) > MaxNodes) throw Refuse($"more than {MaxNodes} elements and attributes");
        var isEmpty = _reader.IsEmptyElement;
        var element = StartTag();
        if (!isEmpty)
            while (_reader.Read() && _reader.NodeType != XmlNodeType.EndElement) Content(element);
        return element;
    }

    private void Content(MpdElement element)
    {
        if (_reader.NodeType == XmlNodeType.Element)
        {
            var isOurs = _reader.NamespaceURI == _namespace || _reader.NamespaceURI == SteeringNamespace;
            var child = Element();
            if (isOurs) element.Add(child);
        }
        else if (_reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA && element.Text.Length <= SafeUrl.MaxLength)
        {
            element.Text += _reader.Value;
        }
    }

    private MpdElement StartTag()
    {
        var (name, isRemote) = (_reader.LocalName, _reader.GetAttribute("href", XLink) is not null);
        var (line, column) = Position();
        var attributes = new List<(string, string)>(_reader.AttributeCount);
        while (_reader.MoveToNextAttribute())
            if (_reader.NamespaceURI.Length == 0) attributes.Add((_reader.LocalName, _reader.Value));
        return new(name, [.. attributes], line, column) { IsRemote = isRemote };
    }

    private (int Line, int Column) Position() => _reader is IXmlLineInfo place ? (place.LineNumber, place.LinePosition) : (0, 0);

    private ManifestException Refuse(string why)
    {
        var (line, column) = Position();
        return new(new ManifestError(why, line, column));
    }

    private static string Reason(XmlException error)
    {
        if (error.Message.Contains("DTD", StringComparison.Ordinal)) return "a DTD is not allowed";
        return $"not well-formed XML: {ManifestException.OneLine(error.Message.Split(" Line ", 2)[0], 160)}";
    }
}
