package ghanti.speech;

import ghanti.audio.Pcm;

/** Turns words into sound. Safe for use by several threads at once. */
public interface Synthesizer {

    /**
     * The voice a language is spoken in.
     *
     * @param language BCP 47 tag, such as "hi"
     */
    Voice voice(String language);

    /** Whether it has a voice for that language. */
    boolean speaks(String language);

    /** How many texts it may be given at once. */
    int parallel();

    /** The most characters (Unicode code points) of one text. */
    int longestText();

    /**
     * Says a text. Waits for the answer, and for a while longer where the provider is busy.
     *
     * @param text plain words, without markup
     * @param language BCP 47 tag
     * @return the sound at whatever rate and level the provider gives
     * @throws SynthesisException if there is none, with what to do about it
     * @throws InterruptedException if the thread was interrupted while it waited
     */
    Pcm say(String text, String language) throws SynthesisException, InterruptedException;
}
