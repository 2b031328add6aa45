namespace StreamLab.Ingest.Probing;

/// <summary>How a clip says that its pictures are made of two fields, taken one after the other.</summary>
internal enum Interlacing
{
    /// <summary>It does not say so.</summary>
    None,

    /// <summary>Each such picture is marked, with the order of its fields.</summary>
    Marked,

    /// <summary>The stream says so for all pictures: the upper lines come first.</summary>
    TopFirst,

    /// <summary>The stream says so for all pictures: the lower lines come first.</summary>
    BottomFirst,
}
