using System.Runtime.CompilerServices;

// The machine is the kernel's side of processes behind a connection, and moves the messages of drivers.
[assembly: InternalsVisibleTo("Samgr.Emulator")]

// Processes behind a connection are tried without one.
[assembly: InternalsVisibleTo("LiteIpc.Tests")]

// What Linux says of the memory of channels is looked at.
[assembly: InternalsVisibleTo("Samgr.Emulator.Tests")]
