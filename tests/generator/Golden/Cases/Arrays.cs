using System;
using Samgr;

namespace Golden;

public enum Shade : short
{
    Light = -1,
    Dark = 1,
}

[ServiceInterface("arrays")]
public interface IArrays
{
    int[] Ints(int[] value);

    bool[]? Bools(bool[]? value);

    string[] Strings(string[] value);

    string?[] Optional(string?[] value);

    char[] Chars(char[] value);

    Shade[] Shades(Shade[] value);

    DateTime[]? Times(DateTime[]? value);
}
