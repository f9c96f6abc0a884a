package ghanti.emulator;

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

    /** The same person, who picks up differently. */
    default Callee picksUp(Pickup pickup) {
        Callee person = this;
        return new Callee() {
            @Override
            public Reaction hears(Heard heard) {
                return person.hears(heard);
            }

            @Override
            public Pickup pickup() {
                return pickup;
            }

            @Override
            public Duration talks() {
                return person.talks();
            }
        };
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
