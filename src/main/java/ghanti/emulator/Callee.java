package ghanti.emulator;

import ghanti.emulator.stream.StreamCallee;
import ghanti.emulator.stream.Voice;
import java.time.Duration;

/** The person at the other end of a line. One callee may take part in many calls, also at the same time. */
@FunctionalInterface
public interface Callee {

    /** What the callee does about the words just heard at a Gather. */
    Reaction hears(Heard heard);

    /** How the telephone is answered: after four seconds, unless a callee says otherwise. */
    default Pickup pickup() {
        return Pickup.answered(Duration.ofSeconds(4));
    }

    /** How long a call lasts that this person is connected to. */
    default Duration talks() {
        return Duration.ofSeconds(20);
    }

    /**
     * What this person does on a stream; asked for each one. Unless a callee says otherwise it reacts as at Gathers: what follows a
     * key is the next question, and what follows silence is the same one again if it ends alike. Words and length are not known
     * there, so {@link Heard} has none.
     */
    default StreamCallee onStream() {
        return new StreamedCallee(this);
    }

    /** What this person says on a stream; nothing, unless a callee says otherwise. */
    default Voice voice() {
        return Voice.silence();
    }

    /** The same person, who picks up differently. */
    default Callee picksUp(Pickup pickup) {
        return new AlteredCallee(this, pickup, this::onStream, voice());
    }

    /** The same person, who follows that on every stream and nothing else there. */
    default Callee streams(StreamCallee onStream) {
        return new AlteredCallee(this, pickup(), () -> onStream, voice());
    }

    /** The same person, who says that on every stream. */
    default Callee says(Voice voice) {
        return new AlteredCallee(this, pickup(), this::onStream, voice);
    }

    /**
     * A callee who follows a script with one entry per Gather, separated by spaces, and is silent after its end.
     *
     * <ul>
     *   <li>{@code 1}, {@code 45#}: presses these keys
     *   <li>{@code !1}: presses during the words
     *   <li>{@code -}: silent until the repeats are used up
     *   <li>{@code -1}: silent once, presses 1 when asked again; {@code --1} twice
     *   <li>{@code x}: hangs up after the words; {@code !x} during them; {@code 1x} presses 1 and hangs up
     *   <li>{@code busy}, {@code no-answer}, {@code failed}, as the only word: never picks up
     * </ul>
     */
    static Callee script(String text) {
        return ScriptedCallee.parse(text);
    }

    /** A callee who picks up and never presses anything. */
    static Callee silent() {
        return heard -> Reaction.silent();
    }

    /**
     * What was heard.
     *
     * @param gather which Gather of the call it is, from 1
     * @param saying 1 for the first time its words are said, 2 for the first repetition
     * @param words the text, or the address of the audio
     * @param length how long saying them takes
     */
    record Heard(int gather, int saying, String words, Duration length) {}
}
