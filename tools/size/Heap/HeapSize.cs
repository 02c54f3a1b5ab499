namespace Samgr.Size.Heap;

/// <summary>The heap that the objects of one type take on a 32-bit board.</summary>
/// <param name="Type">The type.</param>
/// <param name="Count">How many objects there are.</param>
/// <param name="Bytes">Their bytes together.</param>
public sealed record HeapSize(string Type, int Count, int Bytes);
