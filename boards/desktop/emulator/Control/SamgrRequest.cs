using LiteIpc;

namespace Samgr.Emulator.Control;

/// <summary>What the machine itself asks samgr, in the form in which processes ask it.</summary>
internal static class SamgrRequest
{
    private const int FeatureResource = 1;
    private const int GetOperation = 0;
    private const int Size = 256;

    internal static IpcIo GetFeature(string service, string? feature)
    {
        IpcIo request = new(Size);
        request.WriteInt32(FeatureResource);
        request.WriteInt32(GetOperation);
        request.WriteString(service);
        request.WriteBool(feature == null);
        if (feature != null)
        {
            request.WriteString(feature);
        }

        return request;
    }
}
