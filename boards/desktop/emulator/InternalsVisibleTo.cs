using System.Runtime.CompilerServices;

// The process host is the other end of the kernel's connections; the tests speak its protocol the wrong way.
[assembly: InternalsVisibleTo("Samgr.ProcessHost")]
[assembly: InternalsVisibleTo("Samgr.Emulator.Tests")]
[assembly: InternalsVisibleTo("Samgr.Attacks.Modules")]
[assembly: InternalsVisibleTo("Samgr.Gpio.Tests")]
