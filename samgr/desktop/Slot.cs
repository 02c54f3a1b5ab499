using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using LiteIpc;

namespace Samgr.Desktop;

/// <summary>
/// One message in a <see cref="RingQueue"/>. As small as it can be: what costs time between two processors is how much memory
/// passes from one to the other.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal struct Slot
{
    /// <summary>Which message this is, and of which kind, once it can be taken; see <see cref="StampOf"/>.</summary>
    internal int Stamp;

    /// <summary>The processor that its sender ran on.</summary>
    internal int Cpu;

    private const int KindBits = 3;

    private ServiceEntry? _target;

    /// <summary>The feature; of a call the router.</summary>
    private object? _way;

    /// <summary>The payload; of a call the message.</summary>
    private object? _data;

    /// <summary>The service that waits for the answer; of anything but a request, the payload of the response.</summary>
    private object? _answer;

    private Handler? _handler;
    private SharedToken? _token;
    private int _msgId;
    private uint _msgValue;
    private int _length;
    private int _answerLength;

    internal readonly ServiceEntry? Target => _target;

    internal readonly int Kind => Stamp & ((1 << KindBits) - 1);

    internal static int StampOf(int position, int kind) => ((position + 1) << KindBits) | kind;

    /// <summary>Whether the message of that position can be taken.</summary>
    internal static bool IsStamped(int stamp, int position) => (uint)(stamp ^ StampOf(position, 0)) < 1 << KindBits;

    internal void Write(Identity identity, Request request, Response? response, Handler? handler, ServiceEntry? source, SharedToken? token)
    {
        _target = identity.Service;
        _way = identity.Feature;
        _data = request.Data;
        _handler = handler;
        _answer = source;
        _token = token;
        _msgId = request.MsgId;
        _msgValue = request.MsgValue;
        _length = request.Length;
        if (response != null)
        {
            _answer = response.Data;
            _answerLength = response.Length;
        }
    }

    internal void Write(Router router, IpcMessage message)
    {
        _target = router.Service;
        _way = router;
        _data = message;
    }

    /// <summary>Moves the message out.</summary>
    internal void Read(Exchange exchange)
    {
        int kind = Kind;
        exchange.Kind = kind;
        exchange.TakesPlace = kind != ExchangeKind.Response;
        exchange.Target = _target;
        if (kind == ExchangeKind.Ipc)
        {
            exchange.Router = Unsafe.As<Router>(_way);
            exchange.Message = Unsafe.As<IpcMessage>(_data);
        }
        else
        {
            exchange.Feature = Unsafe.As<FeatureEntry>(_way);
            exchange.Handler = _handler;
            exchange.Token = _token;
            exchange.Request.MsgId = _msgId;
            exchange.Request.MsgValue = _msgValue;
            exchange.Request.Data = _data;
            exchange.Request.Length = _length;
            if (kind == ExchangeKind.Request)
            {
                exchange.Source = Unsafe.As<ServiceEntry>(_answer);
            }
            else
            {
                exchange.Response.Data = _answer;
                exchange.Response.Length = _answerLength;
            }
        }

        this = default;
    }
}
