using LiteIpc;

namespace Samgr.Ability;

/// <summary>Why an ability cannot be connected.</summary>
public static class ConnectError
{
    /// <summary>It worked.</summary>
    public const int Success = 0;

    /// <summary>A rule of the system's policy does not allow it.</summary>
    public const int PermissionDenied = 201;

    /// <summary>The want or the options are missing, or hold a name that cannot be one.</summary>
    public const int InvalidParam = 401;

    /// <summary>Nobody has registered that ability.</summary>
    public const int AbilityNotFound = 16000001;

    /// <summary>There is no such connection (any more).</summary>
    public const int ConnectionNotFound = 16000003;

    /// <summary>The ability answers no connection, or the call to it failed.</summary>
    public const int Internal = 16000050;

    /// <summary>The want names another device, and nothing leads there from here.</summary>
    public const int DeviceNotReachable = 16300001;

    internal static int Of(int code)
    {
        switch (code)
        {
            case EC.Success: return Success;
            case EC.Permission: return PermissionDenied;
            case EC.NoService: return AbilityNotFound;
            default: return Internal;
        }
    }
}
