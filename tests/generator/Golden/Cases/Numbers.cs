using System;
using Samgr;

namespace Golden;

[ServiceInterface("numbers", Version = 3)]
public interface INumbers
{
    bool Bool(bool value);

    sbyte Small(sbyte value);

    byte Byte(byte value);

    short Short(short value);

    ushort Word(ushort value);

    uint Unsigned(uint value);

    long Long(long value);

    ulong Large(ulong value);

    float Single(float value);

    double Double(double value);

    char Letter(char value);

    DateTime Time(DateTime value);

    TimeSpan Span(TimeSpan value);
}
