package ghanti.call;

/** An address names a flow that this server does not have. */
public final class UnknownFlowException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnknownFlowException(String flow) {
        super("there is no flow \"" + flow + "\"");
    }
}
