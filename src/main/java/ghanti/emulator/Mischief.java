package ghanti.emulator;

/** What networks and Exotel do to requests: a {@link Fate} for each one. Must be safe for several threads. */
@FunctionalInterface
public interface Mischief {

    /** Decides about one request. */
    Fate of(Sending sending);

    /**
     * A request about to be sent.
     *
     * @param sid the call
     * @param applet the applet's name in its chain, or {@link #STATUS_CALLBACK}
     * @param number 1 for the first applet request of the call; 0 for a StatusCallback
     */
    record Sending(String sid, String applet, int number) {}

    /** The name under which StatusCallbacks are asked about. */
    String STATUS_CALLBACK = "StatusCallback";

    /** The kinds of trouble that {@link #seeded} can make. */
    enum Trick {
        REPEAT,
        REPEAT_AT_ONCE,
        DELAY,
        AGAIN_LATER,
        DROP,
        LOSE_ANSWER,
        CALLBACK_TWICE,
        CALLBACK_LATE,
        CALLBACK_EARLY,
        CALLBACK_NEVER;

        boolean isForCallbacks() {
            return compareTo(CALLBACK_TWICE) >= 0;
        }
    }

    /** Everything arrives, once and in order. */
    static Mischief none() {
        return sending -> Fate.plain();
    }

    /** That fate for every applet request. */
    static Mischief onEveryApplet(Fate fate) {
        return sending -> sending.number() > 0 ? fate : Fate.plain();
    }

    /** That fate for every request of one applet, by its name in the chain, such as {@code passthru/1}. */
    static Mischief onApplet(String name, Fate fate) {
        return sending -> sending.applet().equals(name) ? fate : Fate.plain();
    }

    /** That fate for every StatusCallback. */
    static Mischief onStatusCallback(Fate fate) {
        return onApplet(STATUS_CALLBACK, fate);
    }

    /**
     * One of the tricks now and then, the same ones for the same seed and CallSid.
     *
     * @param chance how likely each request is to meet one, 0 to 1
     */
    static Mischief seeded(long seed, double chance, Trick... tricks) {
        return new SeededMischief(seed, chance, tricks);
    }

    /** Both at once. */
    default Mischief and(Mischief other) {
        return sending -> of(sending).and(other.of(sending));
    }
}
