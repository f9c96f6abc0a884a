package ghanti.emulator.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Many streams in one process. */
class ManyStreamsTest {
    private static final int CALLS = 150;

    @Test
    void shareAFewThreads() throws Exception {
        try (BotServer server = BotServer.prompting(Duration.ofSeconds(1));
                StreamCalls streams = new StreamCalls()) {
            StreamScript script = StreamScript.silent().onMark(1, Duration.ofMillis(100), StreamCall::hangUp);
            List<StreamCall> calls = new ArrayList<>();
            for (int number = 1; number <= CALLS; number++) {
                calls.add(streams.open(StreamSetup.to(server.url(""), "call" + number)
                        .with(script)
                        .forgettingSound()));
            }
            List<StreamReport> reports = new ArrayList<>();
            for (StreamCall call : calls) {
                reports.add(call.join(Duration.ofSeconds(20)));
            }
            assertThat(threads()).isLessThanOrEqualTo(5);
            assertThat(reports.stream().flatMap(report -> report.faults().stream()))
                    .isEmpty();
            assertThat(reports.stream().map(ManyStreamsTest::heard)).containsOnly(Duration.ofSeconds(1));
            assertThat(reports.stream().map(report -> report.heard().length())).containsOnly(Duration.ZERO);
            Pacing all = reports.stream()
                    .map(StreamReport::pacing)
                    .reduce(Pacing::and)
                    .orElseThrow();
            assertThat(all.chunks()).isEqualTo(5L * CALLS);
            assertThat(all.audio()).isEqualTo(Duration.ofSeconds(CALLS));
        }
    }

    /** All of it, also where a busy machine was too late with a part. */
    private static Duration heard(StreamReport report) {
        return report.spoken().stream().map(Spoken::length).reduce(Duration.ZERO, Duration::plus);
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("exotel-timer")
                        || thread.getName().startsWith("exotel-socket"))
                .filter(Thread::isAlive)
                .count();
    }
}
