using System.Runtime.CompilerServices;

// The emulator asks samgr in the name of the command line, in the form in which processes ask it.
[assembly: InternalsVisibleTo("Samgr.Emulator")]

// The process that hosts samgr is a process like the others; what it adds is for that one alone.
[assembly: InternalsVisibleTo("Samgr.Server")]

// A dump shows what nobody else needs to see.
[assembly: InternalsVisibleTo("Samgr.Dump")]

// A service that depends on another one logs in the way of samgr.
[assembly: InternalsVisibleTo("Samgr.Dependent")]
