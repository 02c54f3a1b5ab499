namespace LiteIpc.Pairing.Pin;

/// <summary>Shows the user of a <see cref="PairingHost"/> how pairing goes. Called on threads of the pool, one call at a time.</summary>
public interface IPairingScreen
{
    /// <summary>A PIN was drawn, and the one before holds no longer.</summary>
    /// <param name="pin">Its digits.</param>
    void ShowPin(string pin);

    /// <summary>A try has failed.</summary>
    /// <param name="refusal">Why.</param>
    void ShowRefusal(PairingException refusal);

    /// <summary>Pairing is closed for <see cref="PairingOptions.ClosedFor"/>.</summary>
    void ShowClosed();
}
