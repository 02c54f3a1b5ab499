using System.Runtime.CompilerServices;

// The process that hosts samgr is a process like the others; what it adds is for that one alone.
[assembly: InternalsVisibleTo("Samgr.Server")]

// A dump shows what nobody else needs to see.
[assembly: InternalsVisibleTo("Samgr.Dump")]

// The queue of a task is what the runtimes do most differently.
[assembly: InternalsVisibleTo("Samgr.Desktop")]

// The tests start counters just before their ends.
[assembly: InternalsVisibleTo("Samgr.Tests")]
