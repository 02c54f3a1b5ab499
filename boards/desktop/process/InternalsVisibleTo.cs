using System.Runtime.CompilerServices;

// The machine is the other end of the protocol, and the process host is what stands on this end; the tests speak it the wrong way.
[assembly: InternalsVisibleTo("Samgr.Emulator")]
[assembly: InternalsVisibleTo("Samgr.ProcessHost")]
[assembly: InternalsVisibleTo("Samgr.Emulator.Tests")]
[assembly: InternalsVisibleTo("Samgr.Attacks.Modules")]
[assembly: InternalsVisibleTo("Samgr.Gpio.Tests")]
