using System.Runtime.CompilerServices;

// The tests speak to the kernel the wrong way, and look into the machine.
[assembly: InternalsVisibleTo("Samgr.Emulator.Tests")]
[assembly: InternalsVisibleTo("Samgr.Attacks.Modules")]
[assembly: InternalsVisibleTo("Samgr.Gpio.Tests")]
