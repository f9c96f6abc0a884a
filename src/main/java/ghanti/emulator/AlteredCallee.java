package ghanti.emulator;

import ghanti.emulator.stream.StreamCallee;
import ghanti.emulator.stream.Voice;
import java.time.Duration;
import java.util.function.Supplier;

/** Somebody who is like somebody else but for how the telephone is answered and what happens on streams. */
record AlteredCallee(Callee person, Pickup pickup, Supplier<StreamCallee> streams, Voice voice) implements Callee {
    @Override
    public Reaction hears(Heard heard) {
        return person.hears(heard);
    }

    @Override
    public Duration talks() {
        return person.talks();
    }

    @Override
    public StreamCallee onStream() {
        return streams.get();
    }
}
