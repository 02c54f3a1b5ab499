using FsCheck;
using FsCheck.Fluent;
using Samgr.Generator.Sample;

namespace Samgr.Generator.Tests.Support;

/// <summary>Values of every type that can be passed, from a seed.</summary>
internal static class AnyEverything
{
    private const int MaxLength = 12;

    /// <summary>Seeds; FsCheck shrinks and reports them.</summary>
    public static Arbitrary<int> Seeds => ArbMap.Default.ArbFor<int>();

    public static Everything From(int seed)
    {
        Random random = new(seed);
        return new Everything
        {
            Bool = random.Next(2) == 0,
            Int8 = (sbyte)Bits(random),
            Uint8 = (byte)Bits(random),
            Int16 = (short)Bits(random),
            Uint16 = (ushort)Bits(random),
            Int32 = (int)Bits(random),
            Uint32 = (uint)Bits(random),
            Int64 = Bits(random),
            Uint64 = (ulong)Bits(random),
            Single = BitConverter.Int32BitsToSingle((int)Bits(random)),
            Double = BitConverter.Int64BitsToDouble(Bits(random)),
            Char = (char)Bits(random),
            Time = new DateTime(random.NextInt64(DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks)),
            Span = new TimeSpan(Bits(random)),
            Text = Text(random),
            OptionalText = Maybe(random, Text),
            Mode = (Mode)(byte)Bits(random),
            Bytes = Many(random, each => (byte)each.Next(256)),
            OptionalBytes = Maybe(random, each => Many(each, one => (byte)one.Next(256))),
            Ints = Many(random, each => (int)Bits(each)),
            Doubles = Many(random, each => each.NextDouble()),
            Texts = Many(random, Text),
            OptionalTexts = Many(random, each => Maybe(each, Text)),
            Chars = Many(random, each => (char)Bits(each)),
            Modes = Maybe(random, each => Many(each, one => (Mode)one.Next(256))),
            Reading = Reading(random),
            Readings = Many(random, Reading),
            Note = Maybe(random, each => new Note { Text = Text(each) }),
        };
    }

    // Extremes come as often as anything else.
    private static long Bits(Random random) => random.Next(8) switch
    {
        0 => 0,
        1 => -1,
        2 => long.MinValue,
        3 => long.MaxValue,
        _ => random.NextInt64(long.MinValue, long.MaxValue),
    };

    private static string Text(Random random) =>
        string.Concat(Many(random, each => char.ConvertFromUtf32(each.Next(4) == 0 ? each.Next(0x10000, 0x10FFFF) : each.Next(0, 0xD800))));

    private static Reading Reading(Random random) => new() { Sensor = random.Next(), Tenths = (int)Bits(random), Name = Text(random) };

    private static T[] Many<T>(Random random, Func<Random, T> make) => [.. Enumerable.Range(0, random.Next(MaxLength)).Select(_ => make(random))];

    private static T? Maybe<T>(Random random, Func<Random, T> make)
        where T : class => random.Next(3) == 0 ? null : make(random);
}
