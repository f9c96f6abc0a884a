package ghanti.emulator;

/** Where a call is, in Exotel's words; docs/exotel-protocol.md, Outbound calls. */
public enum LineStatus {
    QUEUED("queued"),
    RINGING("ringing"),
    IN_PROGRESS("in-progress"),
    COMPLETED("completed"),
    BUSY("busy"),
    NO_ANSWER("no-answer"),
    FAILED("failed"),
    CANCELED("canceled");

    private final String word;

    LineStatus(String word) {
        this.word = word;
    }

    /** The word Exotel writes. */
    public String word() {
        return word;
    }
}
