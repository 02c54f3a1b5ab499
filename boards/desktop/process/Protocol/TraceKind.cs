namespace Samgr.Emulator.Protocol;

/// <summary>The events that an emulated process reports for the trace.</summary>
internal static class TraceKind
{
    internal const int Query = 1;

    internal const int Register = 2;

    internal const int Proxy = 3;

    internal const int Invoke = 4;

    internal const int ServiceExit = 5;
}
