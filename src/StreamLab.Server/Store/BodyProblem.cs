namespace StreamLab.Server;

/// <summary>Why there is no object: the status and the line that a client gets instead, if nothing has been sent yet.</summary>
/// <param name="UpstreamStatus">What upstream answered; null when it did not.</param>
internal sealed record BodyProblem(int Status, string Line, int? UpstreamStatus = null);
