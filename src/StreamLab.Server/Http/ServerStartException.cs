namespace StreamLab.Server;

/// <summary>A server cannot start: its port is taken, its catalog is missing, its name cannot be used. The message is one line that says what to do.</summary>
public sealed class ServerStartException(string message, Exception? inner = null) : Exception(message, inner);
