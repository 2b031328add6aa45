namespace StreamLab.Server;

/// <param name="Token">Opens the shape of the edges through this origin.</param>
internal sealed record PageSession(string Token);
