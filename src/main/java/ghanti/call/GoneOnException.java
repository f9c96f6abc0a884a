package ghanti.call;

/** The call has gone on without the stream that tells something of it: what it tells is of yesterday. */
public final class GoneOnException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    GoneOnException(String callId) {
        super("call " + callId + " has gone on without this stream");
    }
}
