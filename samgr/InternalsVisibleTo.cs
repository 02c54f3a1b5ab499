using System.Runtime.CompilerServices;

// The emulator asks samgr in the name of the command line, in the form in which processes ask it.
[assembly: InternalsVisibleTo("Samgr.Emulator")]
