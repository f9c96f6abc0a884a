package ghanti.emulator;

/**
 * Something that the server answered and Exotel would not take, or did not answer.
 *
 * @param kind the sort of fault
 * @param applet the applet's name in its chain, or {@link Mischief#STATUS_CALLBACK}
 * @param path the address without host and token
 * @param sentence what was wrong, and what Exotel expects
 * @param mischief whether the emulator's own {@link Mischief} is to blame and not the server
 */
public record Fault(Kind kind, String applet, String path, String sentence, boolean mischief) {

    /** The sorts of fault. */
    public enum Kind {
        /** No connection, or a broken one. */
        UNREACHABLE,
        /** No answer within the applet's limit. */
        TOO_SLOW,
        /** A status that the applet does not take. */
        STATUS,
        /** A redirect with a {@code Location}. */
        REDIRECT,
        /** A wrong {@code Content-Type}. */
        CONTENT_TYPE,
        /** A body that is not what the applet documents. */
        BODY,
        /** An audio file that Exotel cannot play. */
        AUDIO,
        /** HEAD and GET do not have the same headers. */
        HEAD,
        /** Something on a stream; the sentence is that of a {@link ghanti.emulator.stream.StreamFault}. */
        STREAM,
        /** The same request, sent again at once, was answered differently. */
        DIFFERENT_ANSWER,
        /** A StatusCallback that was not taken with 200. */
        CALLBACK,
        /** The chain goes in circles. */
        CIRCLE
    }
}
