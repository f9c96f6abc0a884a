package ghanti.doctor;

import java.time.Duration;
import java.util.Optional;

/** Compares this machine's clock with others. Signatures of results and tickets of streams do not outlive a wrong one. */
final class Clocks {

    private static final Duration TOLERATED = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private Clocks() {}

    static Finding compared(String check, String whose, Optional<Duration> skew) {
        if (skew.isEmpty()) {
            return Finding.skipped(check, whose + " tells no time", "");
        }
        Duration off = skew.get().abs();
        if (off.compareTo(TOLERATED) <= 0) {
            return Finding.ok(check, "agrees with " + whose + " within " + TOLERATED.toSeconds() + " s");
        }
        String which = skew.get().isNegative() ? " ahead of " : " behind ";
        String detail = "this machine's clock is " + off.toSeconds() + " s" + which + whose;
        String wayOut = "set the clock by NTP (timedatectl set-ntp true)";
        return off.compareTo(LONGEST) > 0
                ? Finding.fail(check, detail + "; signatures are refused by then", wayOut)
                : Finding.warn(check, detail, wayOut);
    }
}
