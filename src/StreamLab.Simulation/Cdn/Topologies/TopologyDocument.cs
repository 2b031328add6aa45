namespace StreamLab.Simulation.Cdn;

/// <summary>A topology as its file spells it: camel-case names, values with their units.</summary>
internal sealed class TopologyDocument
{
    public const string KnownSchema = "streamlab-topology/1";

    public FileWord? Schema { get; set; }
    public FileWord? Name { get; set; }
    public FileWord? Summary { get; set; }
    public List<Region>? Regions { get; set; }
    public List<Node>? Nodes { get; set; }

    /// <summary>With <see cref="Count"/>, so many of them, numbered from 1.</summary>
    internal sealed class Region
    {
        public FileWord? Name { get; set; }
        public FileWord? Count { get; set; }

        /// <summary>Of all its regions together, beside those of the others; any unit.</summary>
        public FileWord? Share { get; set; }
        public FileWord? Access { get; set; }
    }

    /// <summary>With <see cref="Count"/>, so many of them; <c>{n}</c> stands for the number wherever a name is meant.</summary>
    internal sealed class Node
    {
        public FileWord? Name { get; set; }
        public FileWord? Count { get; set; }
        public FileWord? Kind { get; set; }
        public FileWord? Cluster { get; set; }
        public FileWord? Capacity { get; set; }
        public FileWord? Link { get; set; }
        public FileWord? CostPerGB { get; set; }
        public List<Parent>? Parents { get; set; }

        /// <summary>By region; a name may end in * for all that begin so, and the longest that fits counts.</summary>
        public Dictionary<FileWord, FileWord>? Rtt { get; set; }
    }

    internal sealed class Parent
    {
        public FileWord? Name { get; set; }
        public FileWord? Rtt { get; set; }
    }
}
