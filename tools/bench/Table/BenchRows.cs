using Samgr.Bench.Floors;
using Samgr.Bench.Local;
using Samgr.Bench.Machines;
using Samgr.Bench.Measuring;

namespace Samgr.Bench.Table;

/// <summary>Everything that is measured, with its floors and its limits.</summary>
internal sealed class BenchRows(Context context)
{
    private const double CallRatio = 2.5;
    private const double SocketRatio = 0.1;
    private const double ParkedRatio = 1.5;
    private const double RingRatio = 2.5;
    private const double EchoRatio = 1.3;
    private const double RequestRatio = 2.6;
    private const double OneWayRatio = 0.6;
    private const double FanOutRatio = 1.1;
    private const double GeneratedRatio = 1.1;
    private const double LookupNanoseconds = 50;
    private const double ReferenceNanoseconds = 15;
    private const double IdlePercent = 0.1;
    private const double AnswerMilliseconds = 10;

    private readonly ParkedFloor _parked = new(context.Peer);
    private readonly SpinFloor _spin = new(context.Peer);
    private readonly SocketFloor _socket = new(context.Peer);

    internal IReadOnlyList<Row> Make() =>
    [
        .. Calls(),
        .. Generated(),
        .. Kit(),
        .. Messages(),
        .. FanOut(),
        .. Registry(),
        .. Allocations(),
        .. Machines(),
    ];

    private IEnumerable<Row> Calls()
    {
        MachineMeasurement call = new(context.Machine, "cross-process call, 64 B", CallWork.Call);
        yield return new Row("call", call, Placement.OneCore, [new Check(_parked, ParkedRatio), new Check(_socket)]);
        foreach (Placement placement in (Placement[])[Placement.TwoCores, Placement.Free])
        {
            yield return new Row("call", call, placement, [new Check(_spin, CallRatio), new Check(_socket, SocketRatio)]);
        }

        RingFloor ring = new(context.Peer);
        MachineMeasurement oneWay = new(context.Machine, "64 one-way calls outstanding, per call", CallWork.OneWay);
        MachineMeasurement kitAsync = new(context.Machine, "64 async Kit requests outstanding, per request", CallWork.KitAsync);
        foreach (Row row in Everywhere("outstanding", oneWay, new Check(ring, RingRatio)).Concat(Everywhere("kit-async", kitAsync, new Check(ring, RingRatio))))
        {
            yield return row;
        }
    }

    private IEnumerable<Row> Generated()
    {
        MachineMeasurement generated = new(context.Machine, "call through a generated proxy", CallWork.Generated);
        MachineMeasurement byHand = new(context.Machine, "the same by hand", CallWork.ByHand);
        return Everywhere("generated", generated, new Check(byHand, GeneratedRatio));
    }

    private IEnumerable<Row> Kit()
    {
        MachineMeasurement call = new(context.Machine, "Kit request and reply, 64 B", CallWork.KitCall);
        MachineMeasurement parcel = new(context.Machine, "Kit request and reply, 200 KB", CallWork.Parcel);
        yield return new Row("kit-call", call, Placement.OneCore, [new Check(_parked)]);
        yield return new Row("kit-call", call, Placement.TwoCores, [new Check(_spin)]);
        yield return new Row("kit-call", call, Placement.Free, [new Check(_spin)]);
        foreach (Row row in Everywhere("parcel", parcel, new Check(new EchoFloor(context.Peer), EchoRatio)))
        {
            yield return row;
        }
    }

    private IEnumerable<Row> Messages()
    {
        RequestMeasurement request = new(context.Requests);
        EventFloor events = new();
        yield return new Row("request", request, Placement.OneCore, [new Check(_parked, ParkedRatio), new Check(events)]);
        yield return new Row("request", request, Placement.TwoCores, [new Check(events, RequestRatio)]);
        yield return new Row("request", request, Placement.Free, [new Check(events, RequestRatio)]);
        OneWayMeasurement oneWay = new(context.Sink, "in-process one-way message", Sink.Batch, true);
        foreach (Row row in Everywhere("one-way", oneWay, new Check(new ThreadRingFloor(), OneWayRatio)))
        {
            yield return row;
        }
    }

    private IEnumerable<Row> FanOut()
    {
        OneWayMeasurement messages = new(context.Sink, "64 one-way messages", Local.FanOut.Consumers, false);
        CopiesMeasurement copies = new(context.FanOut);
        return
        [
            .. Everywhere("fan-out", new FanOutMeasurement(context.FanOut), new Check(messages, FanOutRatio)),
            new Row("fan-out", copies, Placement.Free, [new Check(new ConstantFloor("the publisher's", Unit.Copies, 1), MaxValue: 1)]),
        ];
    }

    private static IEnumerable<Row> Registry()
    {
        BootMeasurement single = new("bootstrap of 100 services, single tasks", TaskType.Single);
        BootMeasurement shared = new("bootstrap of 100 services, shared task", TaskType.Shared);
        ThreadStartFloor threads = new("start of 100 threads", BootMeasurement.Services);
        return
        [
            new Row("lookup", new LookupMeasurement(), Placement.Free, [new Check(new DictionaryFloor(), MaxValue: LookupNanoseconds)]),
            new Row("reference", new ReferenceMeasurement(), Placement.Free, [new Check(new InterlockedFloor(), MaxValue: ReferenceNanoseconds)]),
            new Row("bootstrap", single, Placement.Free, [new Check(threads)]),
            new Row("bootstrap", shared, Placement.Free, [new Check(new ThreadStartFloor("start of a thread", 1))]),
        ];
    }

    private IEnumerable<Row> Allocations()
    {
        ConstantFloor nothing = new("nothing", Unit.Bytes, 0);
        Measurement[] sides =
        [
            new MachineAllocation(context.Machine, "allocated per call, caller", CallWork.Call, true),
            new MachineAllocation(context.Machine, "allocated per call, server", CallWork.Call, false),
            new MachineAllocation(context.Machine, "allocated per generated call, caller", CallWork.Generated, true),
            new MachineAllocation(context.Machine, "allocated per generated call, server", CallWork.Generated, false),
            new RequestAllocation(context.Requests),
        ];
        return sides.Select(side => new Row("allocation", side, Placement.Free, [new Check(nothing, MaxValue: 0)]));
    }

    private IEnumerable<Row> Machines()
    {
        IdleMeasurement machine = new("idle machine with 100 services", () => context.Machine.Value.ProcessIds);
        IdleMeasurement process = new("idle .NET process", () => [context.Peer.Value.Id], _parked.IsSupported);
        return
        [
            new Row("idle", machine, Placement.Free, [new Check(process, MaxValue: IdlePercent)]),
            new Row("kill", new KillMeasurement(context.KilledMachine), Placement.Free, [new Check(new DeathFloor(), MaxValue: AnswerMilliseconds)]),
        ];
    }

    private static IEnumerable<Row> Everywhere(string id, Measurement work, Check check)
        => Placement.All.Select(placement => new Row(id, work, placement, [check]));
}
