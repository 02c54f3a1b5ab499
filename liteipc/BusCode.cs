using System.Runtime.CompilerServices;

namespace LiteIpc;

/// <summary>The functions of the bus at <see cref="SvcIdentity.BusHandle"/>.</summary>
[ExcludeType]
public static class BusCode
{
    /// <summary>
    /// Where a service of another device is: the device's name, the service's, whether it is the default feature, and otherwise the feature's. The answer
    /// is its address.
    /// </summary>
    public const int Find = 1;

    /// <summary>
    /// The devices, from the number of one on: how many there are in all, how many follow, and of each its name, network id in 64 hexadecimal digits,
    /// number, state and why it has no link.
    /// </summary>
    public const int List = 2;

    /// <summary>This device: the name that it proposes, and its network id in 64 hexadecimal digits.</summary>
    public const int Local = 3;
}
