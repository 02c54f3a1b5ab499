using System.Globalization;

namespace Samgr.Tool.Rendering;

internal static class Cell
{
    public const string None = "-";

    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Address(int number) => number < 0 ? None : Number(number);

    public static string Duration(TimeSpan time)
    {
        if (time.TotalMinutes < 1)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0}s");
        }

        return time.TotalHours < 1
            ? string.Create(CultureInfo.InvariantCulture, $"{time.Minutes}m{time.Seconds:00}s")
            : string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours}h{time.Minutes:00}m");
    }
}
