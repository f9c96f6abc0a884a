package ghanti.doctor;

import ghanti.doctor.Finding.Level;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import okhttp3.OkHttpClient;

/** What the tests of the checks have in common. */
final class Findings {

    private Findings() {}

    static Probe probe() {
        return new Probe(new OkHttpClient(), Clock.systemUTC());
    }

    /** One line a finding: {@code fail exophone: … → …}. */
    static String text(List<Finding> findings) {
        return findings.stream()
                .map(one -> one.level().word() + " " + one.check() + ": " + one.detail()
                        + (one.wayOut().isEmpty() ? "" : " → " + one.wayOut()))
                .collect(Collectors.joining("\n"));
    }

    static boolean isFailed(List<Finding> findings) {
        return findings.stream().anyMatch(one -> one.level() == Level.FAIL);
    }
}
