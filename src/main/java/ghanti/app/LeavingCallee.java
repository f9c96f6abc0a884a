package ghanti.app;

import ghanti.emulator.Callee;
import ghanti.emulator.Pickup;
import ghanti.emulator.Reaction;
import java.time.Duration;
import java.util.function.Supplier;

/** Does what somebody else would do, but hangs up as soon as a certain question is asked. */
final class LeavingCallee implements Callee {

    private final Callee person;
    private final String question;
    private final Supplier<String> asked;
    private volatile boolean left;

    /** @param asked the name of the question that is being asked now */
    LeavingCallee(Callee person, String question, Supplier<String> asked) {
        this.person = person;
        this.question = question;
        this.asked = asked;
    }

    @Override
    public Reaction hears(Heard heard) {
        if (!asked.get().equals(question)) {
            return person.hears(heard);
        }
        left = true;
        // At once: after a pause the time for an answer could be over.
        return Reaction.hangUp().after(Duration.ZERO);
    }

    @Override
    public Pickup pickup() {
        return person.pickup();
    }

    /** Whether the question was ever asked. */
    boolean hasLeft() {
        return left;
    }
}
