namespace Samgr.Size.Heap;

/// <summary>What the objects of one type take of the heap of a 32-bit board.</summary>
/// <param name="Type">The type.</param>
/// <param name="Count">How many objects there are.</param>
/// <param name="Bytes">What they take together.</param>
public sealed record HeapSize(string Type, int Count, int Bytes);
