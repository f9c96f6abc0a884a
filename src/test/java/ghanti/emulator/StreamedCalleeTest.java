package ghanti.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import ghanti.emulator.stream.BotServer;
import ghanti.emulator.stream.StreamCalls;
import ghanti.emulator.stream.StreamEvent;
import ghanti.emulator.stream.StreamReport;
import ghanti.emulator.stream.StreamSetup;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scripts written for questions, at the end of streams, on which there is only sound. */
class StreamedCalleeTest {
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final StreamCalls streams = new StreamCalls();

    @AfterEach
    void stop() {
        timer.shutdownNow();
        streams.close();
    }

    /** A server whose questions are letters: each one a sound, asked after a key at once, after silence 1.8 s later. */
    private BotServer asking(String questions) {
        AtomicInteger next = new AtomicInteger();
        return new BotServer((socket, frame) -> {
            switch (BotServer.event(frame)) {
                case "start" -> ask(socket, questions, next);
                case "dtmf" -> {
                    socket.clear();
                    ask(socket, questions, next);
                }
                case "mark" -> {
                    int asked = next.get();
                    boolean current = frame.at("/mark/name").asString("").equals("question-" + asked);
                    Runnable again = () -> {
                        if (current && next.get() == asked) {
                            ask(socket, questions, next);
                        }
                    };
                    ScheduledFuture<?> unused = timer.schedule(again, 1800, TimeUnit.MILLISECONDS);
                }
                default -> {}
            }
        });
    }

    private static void ask(BotServer.Socket socket, String questions, AtomicInteger next) {
        int number = next.getAndIncrement();
        if (number >= questions.length()) {
            socket.close(1000);
            return;
        }
        // The words of a repetition may be preceded by others.
        if (number > 0 && questions.charAt(number) == questions.charAt(number - 1)) {
            socket.media(3200, 1);
        }
        for (int part = 0; part < 8; part++) {
            socket.media(3200, questions.charAt(number) + part);
        }
        socket.mark("question-" + (number + 1));
    }

    private StreamReport run(String questions, String script) throws Exception {
        try (BotServer server = asking(questions)) {
            StreamSetup setup = StreamSetup.to(server.url(""), "call1")
                    .with(Callee.script(script).onStream());
            return streams.open(setup).join(Duration.ofSeconds(30));
        }
    }

    @ParameterizedTest
    @CsvSource({"A, 1, 1", "AB, 1 2, 12", "AB, !1 2, 12", "AAB, -1 2, 12", "AAB, - 2, 2", "A, 1x, 1"})
    void answersQuestionsInTheirOrder(String questions, String script, String pressed) throws Exception {
        StreamReport report = run(questions, script);
        assertThat(report.events(StreamEvent.Kind.PRESSED).stream().map(StreamEvent::detail))
                .containsExactly(pressed.split(""));
        assertThat(report.faults()).isEmpty();
    }

    @Test
    void hangsUpInTheMiddleOfAQuestion() throws Exception {
        StreamReport report = run("AB", "1 !x");
        assertThat(report.ending().by()).isEqualTo(StreamReport.By.USER);
        assertThat(report.spoken()).hasSize(2);
        assertThat(report.spoken().get(1).length()).isBetween(Duration.ofMillis(900), Duration.ofMillis(1200));
    }
}
