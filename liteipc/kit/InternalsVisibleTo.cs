using System.Runtime.CompilerServices;

// The tests hand the parcel bytes that no process would write.
[assembly: InternalsVisibleTo("LiteIpc.Kit.Tests")]

// A channel between two processes is told of every object that the one holds of the other.
[assembly: InternalsVisibleTo("Samgr.Emulator")]

// Arguments and results of callbacks, written and read without a copy in between.
[assembly: InternalsVisibleTo("Samgr.Interfaces.Callbacks")]
