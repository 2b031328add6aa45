namespace StreamLab.Server;

/// <summary>What the store has for a request: an object, whole or on its way, or the reason why there is none.</summary>
/// <param name="Age">Of the object, in whole seconds; zero for what comes from the origin itself.</param>
internal sealed record StoreAnswer(CacheResult Result, MediaObject? Object, BodyProblem? Problem, long Age);
