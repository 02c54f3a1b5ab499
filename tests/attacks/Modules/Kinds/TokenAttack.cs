using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Samgr.Emulator.Protocol;

namespace Samgr.Attacks.Modules;

/// <summary>
/// Greetings in any version with tokens that it has made up, and with all that looks like one in what the system tells of the processes beside it: over
/// connections of its own, of a program that it has started, and over the one that it has.
/// </summary>
internal static partial class TokenAttack
{
    private const int TokenBytes = 16;
    private const int Greetings = 200;
    private const int MaxRelease = 300;

    internal static void Run(Attacker attacker)
    {
        attacker.StartAccomplice();
        string[] found = [.. FindTexts().Distinct()];
        attacker.Line.Count("texts of other processes", found.Length);
        Random random = new();
        byte[] made = new byte[TokenBytes];
        for (int i = 0; i < Greetings; i++)
        {
            random.NextBytes(made);
            Greet(attacker, i < found.Length ? found[i] : Convert.ToHexString(made));
        }

        // A second greeting over its own connection ends the process, and the next one goes on.
        attacker.Line.Count("second greetings");
        attacker.Line.Flush();
        HostileLink link = attacker.TakeOver();
        while (true)
        {
            link.SendBytes(Hello(Convert.ToHexString(made)));
        }
    }

    private static void Greet(Attacker attacker, string token)
    {
        attacker.Line.Count("greetings");
        attacker.Line.Count(Knocking.Ask(Attacker.KernelSocket, Hello(token)).Length == 0 ? Counted.Closed : Counted.LetIn);
    }

    private static byte[] Hello(string token)
    {
        FrameWriter frame = new();
        frame.Begin(FrameOp.Hello, 0);
        frame.String(token);
        WriteVersion(frame);
        frame.End();
        return frame.Bytes[..frame.Length];
    }

    /// <summary>That of the machine, one that there is not, and one with a release that turns a terminal over; or none.</summary>
    private static void WriteVersion(FrameWriter frame)
    {
        switch (Random.Shared.Next(4))
        {
            case 0:
                WireVersion.Frames.Write(frame);
                break;
            case 1:
                new WireVersion(Random.Shared.Next(int.MinValue, int.MaxValue), "9.9.9").Write(frame);
                break;
            case 2:
                new WireVersion(2, "\e[2J\r\n" + new string('9', MaxRelease)).Write(frame);
                break;
        }
    }

    private static IEnumerable<string> FindTexts()
    {
        foreach (string folder in Directory.GetDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out _))
            {
                foreach (string place in new[] { "environ", "cmdline" })
                {
                    foreach (Match match in LikeToken().Matches(Read(Path.Combine(folder, place))))
                    {
                        yield return match.Value;
                    }
                }
            }
        }
    }

    private static string Read(string path)
    {
        try
        {
            return Encoding.Latin1.GetString(File.ReadAllBytes(path));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return string.Empty;
        }
    }

    [GeneratedRegex("[0-9A-Fa-f]{32}")]
    private static partial Regex LikeToken();
}
