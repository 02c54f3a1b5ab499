using FsCheck;
using FsCheck.Fluent;

namespace LiteIpc.Kit.Tests.Parcels;

public sealed class WritesReadBack
{
    private static Config Seeded { get; } = Config.QuickThrowOnFailure
        .WithReplay(new Replay(new Rnd(20240601, 1), null))
        .WithMaxTest(3000);

    private static Arbitrary<List<ParcelValue>> Contents { get; } = ParcelValue.Any.ListOf().ToArbitrary();

    [Fact]
    public void Any_sequence_of_writes_reads_back_and_reads_back_again_after_a_rewind()
        => Prop.ForAll(Contents, values =>
        {
            Parcel parcel = Write(values);
            bool first = ReadsBack(parcel, values);
            parcel.RewindRead(0);
            return first && ReadsBack(parcel, values);
        }).Check(Seeded);

    [Fact]
    public void Any_sequence_of_writes_reads_back_from_the_parcel_that_it_was_appended_to()
        => Prop.ForAll(Contents, Contents, (first, second) =>
        {
            Parcel parcel = Write(first);
            Parcel other = Write(second);
            bool fits = parcel.ObjectCount + other.ObjectCount <= KitLimits.MaxParcelObjects;
            int result = parcel.Append(other);
            return result == (fits ? IpcError.Success : IpcError.ParcelWrite) && ReadsBack(parcel, fits ? [.. first, .. second] : first);
        }).Check(Seeded.WithMaxTest(1000));

    private static Parcel Write(List<ParcelValue> values)
    {
        Parcel parcel = new();
        int written = values.FindIndex(value => value.Write(parcel) != IpcError.Success);
        values.RemoveRange(written < 0 ? values.Count : written, written < 0 ? 0 : values.Count - written);
        return parcel;
    }

    private static bool ReadsBack(Parcel parcel, List<ParcelValue> values)
        => values.TrueForAll(value => value.ReadsBack(parcel)) && parcel.ReadableSize == 0;
}
