package ghanti.app;

import ghanti.call.Json;
import ghanti.emulator.TerminalText;
import ghanti.engine.Event;
import ghanti.engine.Session;
import ghanti.flow.Flow;
import ghanti.speech.Speaker;
import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a played call looks like: the time it would take on a phone, the turn, what is heard, what is pressed. */
final class PlayScreen {

    /** How fast a voice reads, in characters a second. */
    private static final int PACE = 14;

    private static final int INDENT = 13;

    private final PrintStream out;
    private final Terminal terminal;
    private final Speaker speaker = new Speaker();
    private final Speaker marked;
    private Duration time = Duration.ZERO;
    private int turn;

    PlayScreen(PrintStream out, Terminal terminal) {
        this.out = out;
        this.terminal = terminal;
        this.marked = new Speaker(words -> "‹" + words + "›");
    }

    /** The inputs of the call, examples told as such. */
    void inputs(ExampleInputs inputs) {
        inputs.values()
                .forEach((name, value) -> out.println(terminal.faint("  " + name + " = " + Json.write(value)
                        + (inputs.examples().contains(name) ? "   (an example; --set " + name + "=…)" : ""))));
        if (!inputs.values().isEmpty()) {
            out.println();
        }
    }

    /** What is said now; values stand in ‹marks›. */
    void said(Flow flow, Session session) {
        if (session.lines().isEmpty()) {
            return;
        }
        turn += session.ended() ? 0 : 1;
        String where = session.ended() ? "end" : "turn " + turn;
        print(terminal.strong(where), marked.words(flow, session.lines()));
        time = time.plusMillis(speaker.words(flow, session.lines()).length() * 1000L / PACE);
    }

    /** What was pressed; nothing is silence through the whole wait. */
    void pressed(String keys, Duration timeout) {
        if (keys.isEmpty()) {
            time = time.plus(timeout);
            print("", terminal.faint("… silent for " + timeout.toSeconds() + " s"));
        } else {
            time = time.plusSeconds(1);
            print("", terminal.strong("[" + keys + "]"));
        }
    }

    /** Events that nobody hears but an author wants to know. */
    void event(Event event) {
        if (event instanceof Event.Rejected rejected) {
            print("", terminal.faint(rejected.digits() + " is no answer here"));
        } else if (event instanceof Event.Reported report) {
            print("", terminal.faint("→ your system hears at once: " + report.word()));
        } else if (event instanceof Event.Slipped slip) {
            print("", terminal.faint("! " + slip.node() + ": " + slip.what()));
        } else if (event instanceof Event.Fetched fetched) {
            print("", terminal.faint("fetch " + fetched.node() + " came back"));
        } else if (event instanceof Event.FetchFailed failed) {
            print("", terminal.faint("fetch " + failed.node() + " failed: " + failed.reason()));
        }
    }

    /** The call goes to somebody else. */
    void transfer(String number) {
        print("", "is put through to " + number + terminal.faint("   (1 = they pick up, Enter = they do not)"));
    }

    /** The callee put the phone down. */
    void hungUp(Session session, Flow flow, List<String> reported) {
        print("", "hangs up at " + session.node());
        result("hung_up", session, flow, reported);
    }

    /** The conversation came to its end. */
    void ended(Session session, Flow flow, List<String> reported) {
        result(session.finalOutcome().orElse(""), session, flow, reported);
    }

    private void result(String outcome, Session session, Flow flow, List<String> reported) {
        Map<String, Object> answers = new LinkedHashMap<>(session.values());
        answers.keySet().retainAll(flow.answers().keySet());
        out.println();
        out.println("Outcome  " + terminal.strong(outcome));
        out.println("Answers  " + Json.write(answers));
        String progress =
                reported.stream().map(word -> "call.progress " + word + ", ").collect(Collectors.joining());
        out.println("Results  " + progress + "call.finished " + outcome);
        out.println(terminal.faint("A phone call of about " + time.toSeconds() + " s."));
    }

    private void print(String label, String text) {
        String clock = String.format("%02d:%02d", time.toMinutes(), time.toSecondsPart());
        String head = terminal.faint(clock) + " " + label + " ".repeat(Math.max(1, INDENT - 6 - plainLength(label)));
        List<String> lines = TerminalText.wrapped(text, terminal.width() - INDENT);
        out.println(head + String.join("\n" + " ".repeat(INDENT), lines));
    }

    private static int plainLength(String label) {
        return label.replaceAll("\u001b\\[[0-9;]*m", "").length();
    }
}
