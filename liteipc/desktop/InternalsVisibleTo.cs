using System.Runtime.CompilerServices;

// The channels between emulated processes, and the queues of one.
[assembly: InternalsVisibleTo("Samgr.Emulator")]
[assembly: InternalsVisibleTo("Samgr.Desktop")]
[assembly: InternalsVisibleTo("Samgr.ProcessHost")]
[assembly: InternalsVisibleTo("Samgr.Emulator.Tests")]
