using System.Runtime.CompilerServices;

// The emulator puts the kernel behind a socket: it moves messages in and out of processes that are not in its CLR.
[assembly: InternalsVisibleTo("Samgr.Emulator")]
[assembly: InternalsVisibleTo("Samgr.Emulator.Process")]

// The desktop finds out why a call is late; a board has no room for it.
[assembly: InternalsVisibleTo("LiteIpc.Desktop")]

// To the kernel another device is a process, whose messages the bus moves over a link.
[assembly: InternalsVisibleTo("LiteIpc.Bus")]

// The kernel keeps the holders of the kit's objects, and a parcel is the content of a message.
[assembly: InternalsVisibleTo("LiteIpc.Kit")]

// The tests hold the wire format to golden bytes, and hand the kernel messages that no serializer would write.
[assembly: InternalsVisibleTo("LiteIpc.Tests")]
[assembly: InternalsVisibleTo("LiteIpc.Kit.Tests")]
[assembly: InternalsVisibleTo("Samgr.Emulator.Tests")]

// A vector that cannot be read or written makes the serializer fail as any other value does.
[assembly: InternalsVisibleTo("LiteIpc.Vectors")]
