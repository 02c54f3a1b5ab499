using LiteIpc;
using Samgr.Conformance.Support;

namespace Samgr.Conformance.Messages;

/// <summary>Area 2: requests and responses between the features of two services.</summary>
public sealed class RequestRows : IDisposable
{
    private const string Question = "I want to know something";
    private const string Answer = "here it is";

    private readonly Local _local = new();
    private readonly TestFeature _sender;
    private readonly TestFeature _receiver;
    private readonly TestFeature _responder;

    public RequestRows()
    {
        _local.AddService("S");
        _local.AddService("T");
        _sender = _local.AddFeature("S", "sender");
        _receiver = _local.AddFeature("T", "receiver");
        _responder = _local.AddFeature("T", "responder", Answer);
        _local.Boot(_sender, _receiver, _responder);
    }

    private SamgrLite Samgr => _local.Samgr;

    public void Dispose() => _local.Dispose();

    [Fact]
    public void MS_002_a_request_reaches_the_feature_of_another_service_once()
    {
        Assert.Equal(EC.Success, Samgr.SendRequest(_receiver.Identity, new Request(1, Question), null));
        AssertDeliveredOnce(_receiver, 1);
    }

    [Fact]
    public void MS_003_a_request_reaches_the_senders_own_feature_once()
    {
        Assert.Equal(EC.Success, Samgr.SendRequest(_sender.Identity, new Request(2, Question), null));
        AssertDeliveredOnce(_sender, 2);
    }

    [Fact]
    public void MS_008_the_handler_gets_the_request_and_the_response()
    {
        var handled = new Mailbox();
        Assert.Equal(EC.Success, Samgr.SendRequest(_responder.Identity, new Request(3, Question, 7), handled.Put));
        Delivery delivery = handled.Next();
        Assert.Equal((3, 7u, Question, Answer), (delivery.MsgId, delivery.MsgValue, delivery.Data, delivery.Answer));
    }

    [Fact]
    public void MS_010_requests_with_a_payload_of_the_callers_own_leave_it_as_it_is()
    {
        byte[] payload = [1, 2, 3];
        var handled = new Mailbox();
        var request = new Request(4, payload);
        for (int i = 0; i < 100; i++)
        {
            Assert.Equal(EC.Success, Samgr.SendRequest(_responder.Identity, request, handled.Put));
            Assert.Same(payload, handled.Next().Data);
        }

        Assert.Same(payload, request.Data);
        Assert.Equal([1, 2, 3], payload);
    }

    [Fact]
    public void MS_011_a_response_to_a_request_with_a_handler_is_sent()
    {
        var handled = new Mailbox();
        Assert.Equal(EC.Success, Samgr.SendRequest(_responder.Identity, new Request(5, Question), handled.Put));
        Delivery delivery = handled.Next();
        Assert.Equal((Question, Answer), (delivery.Data, delivery.Answer));
        _responder.Mail.Next();
        Assert.Equal(EC.Success, _responder.AnswerResult);
        Assert.Equal(0, handled.Count);
    }

    [Fact]
    public void MS_012_a_response_to_a_request_without_a_handler_is_refused()
    {
        Assert.Equal(EC.Success, Samgr.SendRequest(_responder.Identity, new Request(6, Question), null));
        _responder.Mail.Next();
        Assert.NotEqual(EC.Success, _responder.AnswerResult);
    }

    [Fact]
    public void MS_013_a_feature_answers_a_request_of_its_own()
    {
        var handled = new Mailbox();
        int sent = int.MinValue;
        var done = new Mailbox();
        Handler onThreadOfT = (request, _) =>
        {
            sent = Samgr.SendRequest(_responder.Identity, new Request(7, Question), handled.Put);
            done.Put(request);
        };
        Assert.Equal(EC.Success, Samgr.SendSharedDirectRequest(_responder.Identity, new Request(0), null, null, onThreadOfT));
        int thread = done.Next().ThreadId;
        Assert.Equal(EC.Success, sent);
        Delivery delivery = handled.Next();
        Assert.Equal((Question, Answer, thread), (delivery.Data, delivery.Answer, delivery.ThreadId));
        Assert.Equal(EC.Success, _responder.AnswerResult);
    }

    /// <summary>The queue keeps its order, so a second message shows that the first did not come twice.</summary>
    private void AssertDeliveredOnce(TestFeature feature, int msgId)
    {
        Assert.Equal(EC.Success, Samgr.SendRequest(feature.Identity, new Request(99), null));
        Delivery delivery = feature.Mail.Next();
        Assert.Equal((msgId, Question), (delivery.MsgId, delivery.Data));
        Assert.Equal(99, feature.Mail.Next().MsgId);
    }
}
