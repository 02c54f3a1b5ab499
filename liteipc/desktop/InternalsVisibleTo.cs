using System.Runtime.CompilerServices;

// The channels between emulated processes, and the queues of one.
[assembly: InternalsVisibleTo("Samgr.Emulator")]
[assembly: InternalsVisibleTo("Samgr.Emulator.Process")]
[assembly: InternalsVisibleTo("Samgr.Desktop")]
[assembly: InternalsVisibleTo("Samgr.ProcessHost")]
[assembly: InternalsVisibleTo("Samgr.Emulator.Tests")]

// File descriptors are closed on a thread of their own.
[assembly: InternalsVisibleTo("LiteIpc.Kit.Desktop")]

// A search for deadlocks is tried on graphs that nobody built.
[assembly: InternalsVisibleTo("Samgr.Tests")]

// Processes behind a connection are tried without one.
[assembly: InternalsVisibleTo("LiteIpc.Tests")]

// A process that lies about what it waits for.
[assembly: InternalsVisibleTo("Samgr.Emulator.TestModules")]
