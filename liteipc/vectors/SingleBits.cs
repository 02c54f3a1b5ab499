using System;

namespace LiteIpc;

/// <summary>The bits of single-precision numbers. The kit has this file, too.</summary>
internal static class SingleBits
{
    private const int HalfExponents = 1023 - 127;
    private const int QuietNaN = 0x400000;

    /// <summary>The bits of a number, without the array that BitConverter makes of it.</summary>
    internal static int Of(float value)
    {
        long bits = BitConverter.DoubleToInt64Bits(value);
        int exponent = ((int)(bits >> 52) & 0x7FF) - HalfExponents;
        int magnitude = (int)(bits >> 29) & 0x7FFFFF;
        if (exponent > 0xFF)
        {
            // The bits of a NaN that is not the usual one do not all come through a double.
            if ((magnitude & ~QuietNaN) != 0)
            {
                return BitConverter.ToInt32(BitConverter.GetBytes(value), 0);
            }

            exponent = 0xFF;
        }

        if (exponent > 0)
        {
            magnitude |= exponent << 23;
        }
        else
        {
            // Below the smallest normal number, and 0.
            magnitude = value == 0 ? 0 : (magnitude | 0x800000) >> (1 - exponent);
        }

        return ((int)(bits >> 32) & int.MinValue) | magnitude;
    }
}
