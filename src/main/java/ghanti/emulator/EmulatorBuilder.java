package ghanti.emulator;

import java.time.Clock;
import java.util.Random;
import java.util.function.Supplier;

/** Prepares an {@link Emulator}: everything about it that cannot change while it runs. */
public final class EmulatorBuilder {
    private static final String SID_CHARACTERS = "0123456789abcdefghijklmnopqrstuvwxyz";
    private static final int SID_LENGTH = 32;

    private final Account account;
    private int port;
    private int mostLines = 64;
    private Clock clock = Clock.systemUTC();
    private Supplier<String> sids = sids(new Random());
    private Tempo tempo = Tempo.real();
    private Habits habits = Habits.usual();
    private Mischief mischief = Mischief.none();
    private LineListener listener = LineListener.none();
    private Callee callee = Callee.silent();

    EmulatorBuilder(Account account) {
        this.account = account;
    }

    /** The port on this machine; a free one unless told. */
    public EmulatorBuilder port(int number) {
        port = number;
        return this;
    }

    /** How many calls can go on at the same time, 64 unless told; further ones wait. */
    public EmulatorBuilder mostLines(int number) {
        mostLines = number;
        return this;
    }

    /** The time at which calls begin. */
    public EmulatorBuilder clock(Clock of) {
        clock = of;
        return this;
    }

    /** Where CallSids come from: 32 lower-case letters and digits, docs/exotel-protocol.md, Common ground. */
    public EmulatorBuilder sids(Supplier<String> of) {
        sids = of;
        return this;
    }

    /** Draws CallSids from this source of chance. */
    public EmulatorBuilder random(Random random) {
        return sids(sids(random));
    }

    /** How fast calls go; as on a telephone unless told. */
    public EmulatorBuilder tempo(Tempo of) {
        tempo = of;
        return this;
    }

    /** What Exotel allows. */
    public EmulatorBuilder habits(Habits of) {
        habits = of;
        return this;
    }

    /** What goes wrong on the way; nothing unless told. */
    public EmulatorBuilder mischief(Mischief of) {
        mischief = of;
        return this;
    }

    /** Who hears what happens. */
    public EmulatorBuilder listener(LineListener of) {
        listener = of;
        return this;
    }

    /** Who picks up every number, until {@link Emulator#callees} says otherwise. */
    public EmulatorBuilder callee(Callee of) {
        callee = of;
        return this;
    }

    /** Listens. Throws {@link java.io.UncheckedIOException} if the port is taken. */
    public Emulator start() {
        Setting setting = new Setting(account, new Setting.Stage(clock, sids, tempo), habits, mischief, listener);
        return new Emulator(setting, callee, port, mostLines);
    }

    private static Supplier<String> sids(Random random) {
        return () -> {
            StringBuilder sid = new StringBuilder();
            for (int at = 0; at < SID_LENGTH; at++) {
                sid.append(SID_CHARACTERS.charAt(random.nextInt(SID_CHARACTERS.length())));
            }
            return sid.toString();
        };
    }
}
