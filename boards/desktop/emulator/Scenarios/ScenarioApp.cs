namespace Samgr.Emulator.Scenarios;

/// <summary>An application: a process that runs once another process asks init to start it; its pid is the next free one.</summary>
public sealed record ScenarioApp : ScenarioTask;
