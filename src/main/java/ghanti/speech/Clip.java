package ghanti.speech;

/**
 * Something to say that is recorded once, before any call.
 *
 * @param language BCP 47 tag of the words
 * @param text as a synthesizer should get it
 */
public record Clip(String language, Kind kind, String text) {

    /** How a clip is used, which decides how much silence is around it. */
    public enum Kind {
        /** Sentences that stand by themselves. */
        PHRASE,
        /** A piece that is joined with others inside a sentence. */
        WORD
    }

    static Clip phrase(String language, String text) {
        return new Clip(language, Kind.PHRASE, text);
    }

    static Clip word(String language, String text) {
        return new Clip(language, Kind.WORD, text);
    }
}
