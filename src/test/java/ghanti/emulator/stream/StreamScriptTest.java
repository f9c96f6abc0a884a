package ghanti.emulator.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ghanti.emulator.stream.StreamEvent.Kind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Callees who follow rules, each on a real stream. */
class StreamScriptTest {
    private static final Duration SOON = Duration.ofSeconds(15);
    private static final Duration MOMENT = Duration.ofMillis(200);

    private final StreamCalls streams = new StreamCalls();
    private final BotServer server = BotServer.prompting(Duration.ofMillis(1200));

    @AfterEach
    void stop() {
        streams.close();
        server.close();
    }

    private StreamReport run(StreamScript script) throws Exception {
        StreamSetup setup = StreamSetup.to(server.url(""), "call1").with(script);
        return streams.open(setup).join(SOON);
    }

    @Test
    void pressesDuringAPromptAfterItAtAMarkAndAtATime() throws Exception {
        StreamReport report = run(StreamScript.silent()
                .during(1, Duration.ofMillis(300), call -> call.press("1"))
                .after(2, Duration.ofMillis(400), call -> call.press("2"))
                .onMark(2, MOMENT, call -> call.press("3"))
                .onMark("prompt-after-key", Duration.ofSeconds(20), call -> call.press("4"))
                .at(Duration.ofMillis(5500), StreamCall::hangUp));
        List<StreamEvent> pressed = report.events(Kind.PRESSED);
        List<Spoken> spoken = report.spoken();
        assertThat(pressed).extracting(StreamEvent::detail).containsExactly("1", "2", "3");
        near(pressed.get(0).at(), spoken.get(0).from().plusMillis(300));
        near(pressed.get(1).at(), spoken.get(1).to().plusMillis(400));
        near(pressed.get(2).at(), report.events(Kind.MARK_PLAYED).get(1).at().plus(MOMENT));
        near(report.ending().duration(), Duration.ofMillis(5500));
    }

    @Test
    void readsKeysAsText() throws Exception {
        StreamReport report = run(StreamScript.keys("!1 25x"));
        assertThat(report.events(Kind.PRESSED)).extracting(StreamEvent::detail).containsExactly("1", "2", "5");
        near(
                report.events(Kind.PRESSED).get(1).at(),
                report.spoken().get(1).to().plusMillis(1500));
        assertThat(report.ending().by()).isEqualTo(StreamReport.By.USER);
    }

    @Test
    void hangsUpDuringAPrompt() throws Exception {
        StreamReport report = run(StreamScript.keys("!x"));
        near(report.ending().duration(), report.spoken().get(0).from().plusSeconds(1));
        near(report.spoken().get(0).to(), report.ending().duration());
    }

    @Test
    void refusesOtherWords() {
        assertThatThrownBy(() -> StreamScript.keys("1 hello"))
                .hasMessageStartingWith("\"hello\" is no entry of a script");
        assertThat(StreamScript.keys("")).isNotNull();
    }

    private static void near(Duration one, Duration other) {
        assertThat(one).isCloseTo(other, Duration.ofMillis(120));
    }
}
