package ghanti.tts;

import ghanti.speech.SynthesisException;
import ghanti.speech.Synthesizer;

/** What every synthesizer refuses before it asks anybody. */
final class Wording {

    /**
     * Services that take more than this many characters are not given more: five minutes of sound at a slow pace come
     * near {@link Answer#MOST_BYTES}, and to {@link Exchange#PATIENCE}.
     */
    static final int LONGEST = 3000;

    private Wording() {}

    /** @throws SynthesisException if there is nothing to say, too much, or no voice for the language */
    static void check(Synthesizer synthesizer, String text, String language) throws SynthesisException {
        String provider = synthesizer.voice(language).provider();
        if (text.isBlank()) {
            throw new SynthesisException("There is nothing to say: the text is empty.", false);
        }
        if (!synthesizer.speaks(language)) {
            throw new SynthesisException(
                    provider + " has no voice for the language \"" + language
                            + "\". Choose another GHANTI_TTS, or leave that language to text.",
                    false);
        }
        int length = text.codePointCount(0, text.length());
        if (length > synthesizer.longestText()) {
            throw new SynthesisException(
                    "The text has " + length + " characters; " + provider + " takes " + synthesizer.longestText()
                            + " at once. Divide it.",
                    false);
        }
    }
}
