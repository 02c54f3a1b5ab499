using System;
using LiteIpc;

namespace Samgr;

/// <summary>
/// The one exception of generated proxies: a call has failed. A service throws it to give its caller a code and a message of
/// its own; whatever else a service throws arrives as one with <see cref="EC.Failure"/>. So does one that tells a service of a call of
/// its own that did not get through: the service lives, and the message says who did not answer it.
/// </summary>
public sealed class ServiceException : Exception
{
    /// <summary>Makes an exception.</summary>
    /// <param name="code">One of <see cref="EC"/>, or a code of the service's own; 0 becomes <see cref="EC.Failure"/>.</param>
    /// <param name="message">The fault, in words; longer than 240 characters, it arrives shortened.</param>
    public ServiceException(int code, string message)
        : base(message)
    {
        Code = code == EC.Success ? EC.Failure : code;
    }

    /// <summary>The code, never <see cref="EC.Success"/>.</summary>
    public readonly int Code;

    /// <summary>Whether it tells of a call that did not get through: of the one who was called, and not of the one who called.</summary>
    internal bool IsOfTransport;
}
