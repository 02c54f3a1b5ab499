namespace Samgr.Models.Tests.Exploring;

/// <summary>What an instruction of a model does to the state in which its thread stands at it.</summary>
internal delegate void Effect(State state, int thread);

/// <summary>One step of a thread, which nobody interrupts.</summary>
/// <param name="Text">It, for the trace.</param>
/// <param name="Run">What it does; moves the thread on by itself where it goes elsewhere than to the next.</param>
/// <param name="IsFence">Whether the thread's store buffer is empty before it runs.</param>
/// <param name="IsLocal">Whether no other thread sees it, so that nobody needs a turn before it.</param>
internal sealed record Instruction(string Text, Effect Run, bool IsFence = false, bool IsLocal = false);
