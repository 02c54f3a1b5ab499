namespace Samgr.NanoGate.Emission;

/// <summary>The key with which nanoFramework signs its libraries: what refers to one of them names it.</summary>
internal static class StrongName
{
    /// <summary>The library that all others refer to. Those are signed, too, but nothing asks for it.</summary>
    public const string Signed = "mscorlib";

    /// <summary>The public key.</summary>
    public static byte[] Key { get; } = Convert.FromHexString(
        "00240000048000009400000006020000002400005253413100040000010001001120AA3E809B3DA4F65E1B1F65C0A3A1BF6335C39860CA41ACB3C48D"
        + "E278C6B63C5DF38239EC1F2E32D58CB897C8C174A5F8E78A9C0B6087D3AEF373D7D0F3D9BE67700FC2A5A38DE1FB71B5B6F6046D841FF35ABEE2E0B0"
        + "840A6291A312BE184EB311BAFF5FEF0FF6895B9A5F2253AED32FB06B819134F6BB9D531488A87EA2");

    /// <summary>The short form of it, for references.</summary>
    public static byte[] Token { get; } = Convert.FromHexString("C07D481E9758C731");
}
