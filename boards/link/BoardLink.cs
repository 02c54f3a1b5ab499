using System.Threading;
using LiteIpc;
using LiteIpc.Bus;
using LiteIpc.Link;

namespace Samgr.Boards.Link;

/// <summary>
/// The link of a board: makes the bus of its kernel, and dials and listens at the addresses of the configuration. One thread for the bus and one for
/// each address.
/// </summary>
/// <remarks>
/// Frames carry a tag: others cannot change them, and can read them. A connection that ended is dialled again, after 0.2 to 10 seconds. At an address where
/// the board listens it serves one connection at a time.
/// </remarks>
public sealed class BoardLink
{
    /// <summary>Bytes of a message's content at most.</summary>
    public const int MaxContent = 512;

    /// <summary>Calls of another device that have room here at one time.</summary>
    public const int Credits = 2;

    private const int MaxWaiters = 8;
    private const int MaxTargets = 16;
    private const int PingMs = 5000;
    private const int PoolBytes = 2048;
    private const int MaxServices = 4;
    private const int MaxObjects = 8;
    private const string Tag = "link";

    private readonly BoardEnd[] _ends;

    private BoardLink(IpcKernel kernel, LinkSetup setup, ILogSink log)
    {
        BoardPlatform platform = new BoardPlatform();
        LinkOptions options = new LinkOptions(
            setup.NetworkId, setup.Name, MaxContent, Credits, MaxWaiters, MaxTargets, MaxContent, PingMs, pool: LinkOptions.BoardPool);
        BusOptions limits = new BusOptions
        {
            PoolBytes = PoolBytes,
            MaxServices = MaxServices,
            MaxObjects = MaxObjects,
            MaxDevices = setup.Peers.Length,
        };
        Policy = setup.Policy;
        Bus = new DeviceBus(kernel, options, limits, platform, new ServiceNames(), log);
        for (int i = 0; i < setup.Peers.Length; i++)
        {
            if (Bus.Add(setup.Peers[i]) != EC.Success)
            {
                log.Write(LogLevel.Error, Tag, "device " + setup.Peers[i].Name + " is left out: another one has its name or its id");
            }
        }

        int dials = setup.Dials.Length;
        _ends = new BoardEnd[dials + setup.Listens.Length];
        for (int i = 0; i < _ends.Length; i++)
        {
            _ends[i] = i < dials ? new BoardDialer(setup.Dials[i], Bus, platform, log) : new BoardListener(setup.Listens[i - dials], Bus, log);
            new Thread(_ends[i].Run).Start();
        }
    }

    /// <summary>The configuration that the emulator gives, in place of the application's own; null on a board.</summary>
    public static string? Given;

    /// <summary>Who may use and provide what: everybody of this board everything, and other devices what the configuration allows.</summary>
    public readonly PolicyTable Policy;

    /// <summary>The bus.</summary>
    public readonly DeviceBus Bus;

    /// <summary>Starts the link of a kernel, which has none yet.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="configuration">The lines that <see cref="LinkSetup.Read"/> takes; an empty text starts nothing.</param>
    /// <param name="log">Where it tells of devices that come and go, and of lines that are wrong.</param>
    /// <returns>The link; null when there is none to start, which is said in the log where a line is wrong.</returns>
    public static BoardLink? Start(IpcKernel kernel, string configuration, ILogSink log)
    {
        string text = Given ?? configuration;
        if (text.Length == 0)
        {
            return null;
        }

        LinkSetup? setup = LinkSetup.Read(text, out string problem);
        if (setup == null)
        {
            log.Write(LogLevel.Error, Tag, "there is no link to other devices: " + problem);
            return null;
        }

        return new BoardLink(kernel, setup, log);
    }

    /// <summary>Dials and listens no more, and ends all links. Waits for nothing.</summary>
    /// <param name="reason">Why, for the other devices.</param>
    public void Close(string reason)
    {
        for (int i = 0; i < _ends.Length; i++)
        {
            _ends[i].Close();
        }

        Bus.Close(reason);
    }

    private sealed class ServiceNames : IServiceNames
    {
        public IpcIo Ask(string service, string? feature) => SamgrProtocol.Request(SamgrProtocol.Feature, SamgrProtocol.Get, service, feature);
    }
}
