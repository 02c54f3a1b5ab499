using System.Runtime.CompilerServices;

// A call from outside asks samgr in the form in which processes ask it.
[assembly: InternalsVisibleTo("Samgr.Emulator.Process")]

// The process that hosts samgr is a process like the others; what it adds is for that one alone.
[assembly: InternalsVisibleTo("Samgr.Server")]

// Capabilities are asked for in samgr's own protocol.
[assembly: InternalsVisibleTo("Samgr.Capabilities")]

// A dump shows what nobody else needs to see.
[assembly: InternalsVisibleTo("Samgr.Dump")]

// A publication is one message for all consumers of a service, and what one of them throws is its own.
[assembly: InternalsVisibleTo("Samgr.Broadcast")]

// A service that depends on another one logs in the way of samgr.
[assembly: InternalsVisibleTo("Samgr.Dependent")]

// What a service throws at its caller is counted and logged with its service.
[assembly: InternalsVisibleTo("Samgr.Interfaces")]

// The queue of a task is what the runtimes do most differently.
[assembly: InternalsVisibleTo("Samgr.Desktop")]

// The process host lends the endpoint threads of its own to receive on.
[assembly: InternalsVisibleTo("Samgr.ProcessHost")]

// The tests start counters just before their ends.
[assembly: InternalsVisibleTo("Samgr.Tests")]
