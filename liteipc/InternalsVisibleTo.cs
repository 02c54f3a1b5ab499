using System.Runtime.CompilerServices;

// The emulator puts the kernel behind a socket: it moves messages in and out of processes that are not in its CLR.
[assembly: InternalsVisibleTo("Samgr.Emulator")]
