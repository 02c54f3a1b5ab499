using LiteIpc.Pairing.Pin;
using Samgr.Tool.Rendering;

namespace Samgr.Tool.Pairing;

/// <summary>Shows PINs on the standard output, and failures on the standard error.</summary>
internal sealed class PairingScreen : IPairingScreen
{
    private const int Half = PairingOptions.PinDigits / 2;

    public void ShowPin(string pin) => TextOutput.Write([$"PIN {pin[..Half]} {pin[Half..]}, for a minute and one try"]);

    public void ShowRefusal(PairingException refusal) => StandardError.WriteLine("samgr: " + Printable.From(refusal.Reason switch
    {
        PairingRefusal.WrongPin => "the other device was told another PIN",
        PairingRefusal.BrokenOff => "the other device did not answer in time, or has ended the connection",
        _ => refusal.Message,
    }));

    public void ShowClosed() =>
        StandardError.WriteLine($"samgr: there were {PairingOptions.MaxFailures} failures: pairing is closed for a minute; look who tries it, or end this with Ctrl+C");
}
