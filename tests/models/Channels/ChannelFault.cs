namespace Samgr.Models.Tests.Channels;

/// <summary>What is planted into the model of a channel.</summary>
public enum ChannelFault
{
    /// <summary>Nothing: the channel as it is.</summary>
    None,

    /// <summary>The content of a request is written after its first word.</summary>
    ContentAfterWord,

    /// <summary>The slot of the ring is given back before it has been copied out.</summary>
    CopiedBeforeRead,

    /// <summary>The client publishes a request without a fence, and looks whether the receiver sleeps.</summary>
    NoFenceAtRequest,

    /// <summary>The receiver says that it sleeps without a fence, and looks at the ring.</summary>
    NoFenceAtReceiver,

    /// <summary>The receiver reads its bell after it has looked at the ring.</summary>
    BellAfterLook,

    /// <summary>The reply is written after the word that says that it is there.</summary>
    ReplyAfterWord,

    /// <summary>The server publishes a reply without a fence, and looks whether the caller sleeps.</summary>
    NoFenceAtReply,

    /// <summary>The caller says that it sleeps without a fence, and looks for its answer.</summary>
    NoFenceAtCaller,
}
