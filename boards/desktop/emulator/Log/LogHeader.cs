namespace Samgr.Emulator.Log;

/// <summary>The properties by which a reader of the log may choose a line.</summary>
/// <param name="Level">One of <see cref="LiteIpc.LogLevel"/>.</param>
/// <param name="Pid">The process that wrote it.</param>
/// <param name="About">The process that it is about: of init's lines often another one.</param>
/// <param name="Tag">The service.</param>
internal readonly record struct LogHeader(int Level, int Pid, int About, string Tag);
