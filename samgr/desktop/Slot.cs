using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Samgr.Desktop;

/// <summary>
/// One message in a <see cref="RingQueue"/>, all zero while there is none. As small as it can be: the memory that passes from one
/// processor to another is what a message costs. Null is not stored, since storing a reference costs a write barrier.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal struct Slot
{
    /// <summary>The kind of the message and <see cref="Published"/> once it can be taken; 0 while there is none.</summary>
    /// <remarks>
    /// It does not say which message: a slot holds no other than the one whose turn it is. A sender claims a position only after
    /// the task has emptied the slot of the position one round before, and has said so in <see cref="Cursors.Progress"/>. So a
    /// stamp has no end, whatever the positions come to.
    /// </remarks>
    internal int Stamp;

    /// <summary>The processor that its sender ran on, plus one; 0 where the sender has not looked.</summary>
    internal int Cpu;

    private const int Published = 8;

    /// <summary>The identity; of a call its receiver.</summary>
    private object? _way;

    /// <summary>The payload; of a call the call itself.</summary>
    private object? _data;

    /// <summary>The service that waits for the answer; of anything but a request, the payload of the response.</summary>
    private object? _answer;

    private Handler? _handler;
    private SharedToken? _token;

    /// <summary>The number of the message; of a call its sender.</summary>
    private int _msgId;
    private uint _msgValue;
    private int _length;
    private int _answerLength;

    internal readonly ServiceEntry Target => Kind == ExchangeKind.Call ? Unsafe.As<CallReceiver>(_way!).Service : Unsafe.As<Identity>(_way!).Service!;

    internal readonly int Kind => Stamp & (Published - 1);

    /// <summary>
    /// The process that calls; -1 for what is no call. While the slot is emptied and filled again the answer may be that of either, or any
    /// number: who counts calls may count one too many.
    /// </summary>
    internal readonly int Sender => Kind == ExchangeKind.Call ? _msgId : -1;

    internal static int StampOf(int kind) => Published | kind;

    internal void Write(Identity identity, Request request, Response? response, Handler? handler, ServiceEntry? source, SharedToken? token)
    {
        _way = identity;
        Set(ref _data, request.Data);
        Set(ref _handler, handler);
        Set(ref _answer, source);
        Set(ref _token, token);
        _msgId = request.MsgId;
        _msgValue = request.MsgValue;
        _length = request.Length;
        if (response != null)
        {
            Set(ref _answer, response.Data);
            _answerLength = response.Length;
        }
    }

    internal void Write(CallReceiver receiver, object call, int sender)
    {
        _way = receiver;
        _data = call;
        _msgId = sender;
    }

    /// <summary>Moves the message out.</summary>
    internal void Read(Exchange exchange)
    {
        int kind = Kind;
        exchange.Kind = kind;
        exchange.TakesPlace = kind != ExchangeKind.Response;
        if (kind == ExchangeKind.Call)
        {
            CallReceiver receiver = Unsafe.As<CallReceiver>(_way!);
            exchange.Target = receiver.Service;
            exchange.Receiver = receiver;
            exchange.Call = _data;
        }
        else
        {
            Identity identity = Unsafe.As<Identity>(_way!);
            Request request = exchange.Request;
            exchange.Target = identity.Service;
            Set(ref exchange.Feature, identity.Feature);
            Set(ref exchange.Handler, _handler);
            Set(ref exchange.Token, _token);
            Set(ref request.Data, _data);
            request.MsgId = _msgId;
            request.MsgValue = _msgValue;
            request.Length = _length;
            if (kind == ExchangeKind.Request)
            {
                Set(ref exchange.Source, Unsafe.As<ServiceEntry>(_answer));
            }
            else
            {
                Set(ref exchange.Response.Data, _answer);
                exchange.Response.Length = _answerLength;
            }
        }

        this = default;
    }

    private static void Set<T>(ref T? field, T? value)
        where T : class
    {
        if (value != null)
        {
            field = value;
        }
    }
}
