package ghanti.emulator;

import java.time.Clock;
import java.util.function.Supplier;

/** What all lines of one emulator share and never changes while it runs. */
record Setting(Account account, Stage stage, Habits habits, Mischief mischief, LineListener listener) {

    /** Time and chance. */
    record Stage(Clock clock, Supplier<String> sids, Tempo tempo) {}
}
