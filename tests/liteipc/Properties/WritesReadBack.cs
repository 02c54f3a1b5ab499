using FsCheck;
using FsCheck.Fluent;

namespace LiteIpc.Tests.Properties;

public sealed class WritesReadBack
{
    private static Config Seeded { get; } = Config.QuickThrowOnFailure
        .WithReplay(new Replay(new Rnd(20240601, 1), null))
        .WithMaxTest(5000);

    private static Arbitrary<List<Value>> Messages { get; } = Value.Any.ListOf().ToArbitrary();

    [Fact]
    public void Any_sequence_of_writes_that_fits_reads_back_in_place()
        => Check((io, written) =>
        {
            io.Flip();
            return ReadsBack(io, written);
        });

    [Fact]
    public void Any_sequence_of_writes_that_fits_reads_back_from_a_message()
        => Check((io, written) =>
        {
            var message = new DriverMessage();
            message.Fill(io);
            return ReadsBack(message.Data, written) && io.Available;
        });

    [Fact]
    public void Any_sequence_of_writes_that_fits_reads_back_again_after_a_rewind()
        => Check((io, written) =>
        {
            io.Flip();
            bool first = ReadsBack(io, written) && io.ReadUint8Unaligned() == 0 && io.Overflowed;
            io.Rewind();
            return first && ReadsBack(io, written);
        });

    private static void Check(Func<IpcIo, List<Value>, bool> reads)
        => Prop.ForAll(Messages, values =>
        {
            var io = new IpcIo(IpcLimits.MaxIoSize, IpcLimits.MaxObjects);
            int fitting = 0;
            while (fitting < values.Count && values[fitting].Write(io))
            {
                fitting++;
            }

            if (fitting == values.Count)
            {
                return io.Available && reads(io, values);
            }

            // The write that did not fit has to stop all later ones; what came before it has to go through without it.
            bool refused = io.Overflowed && !values.Skip(fitting).Any(value => value.Write(io));
            io.Rewind();
            values.RemoveRange(fitting, values.Count - fitting);
            return refused && values.TrueForAll(value => value.Write(io)) && reads(io, values);
        }).Check(Seeded);

    private static bool ReadsBack(IpcIo io, List<Value> values)
        => values.TrueForAll(value => value.ReadsBack(io)) && io.Available && io.Remaining == 0;
}
