package ghanti.call;

/** Gives out addresses for streams. */
public interface StreamAddress {

    /** The whole {@code wss} address for the line that asks. */
    String of(AppletRequest line);

    /** The whole {@code wss} address for any line of a flow. */
    String of(String flow);
}
