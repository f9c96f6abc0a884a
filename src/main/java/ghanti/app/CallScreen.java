package ghanti.app;

import ghanti.emulator.TerminalText;
import java.io.PrintStream;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A call as the API shows it, printed as it goes on: every piece of news once, at its time in the call. */
final class CallScreen {

    private static final Set<String> UNDER_WAY = Set.of("queued", "dialing", "in_progress");
    private static final Set<String> NOT_THE_FLOWS =
            Set.of("hung_up", "no_answer", "busy", "failed", "cancelled", "expired");
    private static final int INDENT = 7;

    private final PrintStream out;
    private final Terminal terminal;
    private final Set<String> shown = new HashSet<>();

    CallScreen(PrintStream out, Terminal terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /**
     * A piece of news.
     *
     * @param name by which it is known again
     */
    private record News(String name, Instant at, Kind kind, String text) {}

    /** What sort of news it is, by which it looks. */
    private enum Kind {
        LINE,
        PROMPT,
        KEYS
    }

    static boolean isOver(Map<String, Object> call) {
        return !UNDER_WAY.contains(String.valueOf(call.get("status")));
    }

    static boolean hasOwnOutcome(Map<String, Object> call) {
        Object outcome = call.get("outcome");
        return "completed".equals(call.get("status")) && outcome != null && !NOT_THE_FLOWS.contains(outcome);
    }

    /** Prints what is new. */
    void show(Map<String, Object> call) {
        Instant created = time(call.get("created_at"), Instant.EPOCH);
        if (shown.add("head")) {
            out.println(terminal.strong(call.get("flow") + "") + " to " + call.get("to") + "  "
                    + terminal.faint("call " + call.get("id")));
        }
        List<News> news = new ArrayList<>(lines(call, created));
        news.addAll(turns(call, created));
        news.stream()
                .filter(one -> shown.add(one.name()))
                .sorted(Comparator.comparing(News::at))
                .forEach(one -> print(one, Duration.between(created, one.at())));
    }

    private static List<News> lines(Map<String, Object> call, Instant created) {
        List<News> news = new ArrayList<>();
        news.add(new News("queued", created, Kind.LINE, "queued"));
        List<Map<?, ?>> attempts = CallCommand.objects(call.get("attempts"));
        for (Map<?, ?> attempt : attempts) {
            Object number = attempt.get("number");
            String which = Long.valueOf(1).equals(number) ? "" : "attempt " + number + ": ";
            Instant dialled = time(attempt.get("dialed_at"), created);
            news.add(new News("dialling " + number, dialled, Kind.LINE, which + "dialling"));
            if (attempt.get("call_sid") != null) {
                news.add(new News("ringing " + number, dialled, Kind.LINE, which + "ringing"));
            }
            if (attempt.get("answered_at") != null) {
                Instant at = time(attempt.get("answered_at"), dialled);
                news.add(new News("answered " + number, at, Kind.LINE, which + "answered"));
            }
            if (attempt.get("ended_at") != null) {
                String how = String.valueOf(attempt.get("status")).replace('_', ' ');
                Instant at = time(attempt.get("ended_at"), dialled);
                news.add(new News("ended " + number, at, Kind.LINE, which + "the line is over: " + how));
            }
        }
        if ("queued".equals(call.get("status")) && !attempts.isEmpty()) {
            Instant at = time(call.get("updated_at"), created);
            news.add(new News("queued after " + attempts.size(), at, Kind.LINE, "queued again"));
        }
        return news;
    }

    private static List<News> turns(Map<String, Object> call, Instant created) {
        List<News> news = new ArrayList<>();
        for (Map<?, ?> turn : CallCommand.objects(call.get("turns"))) {
            Instant asked = time(turn.get("at"), created);
            news.add(new News("prompt " + turn.get("turn"), asked, Kind.PROMPT, String.valueOf(turn.get("prompt"))));
            if (turn.get("digits") instanceof String digits) {
                Instant pressed = time(turn.get("answered_at"), asked);
                String keys = digits.isEmpty() ? "silence" : "[" + digits + "]";
                news.add(new News("keys " + turn.get("turn"), pressed, Kind.KEYS, keys));
            }
        }
        return news;
    }

    private static Instant time(@Nullable Object text, Instant otherwise) {
        try {
            return text instanceof String time ? Instant.parse(time) : otherwise;
        } catch (DateTimeException e) {
            return otherwise;
        }
    }

    private void print(News news, Duration since) {
        String clock = String.format("%02d:%02d", Math.max(0, since.toMinutes()), Math.max(0, since.toSecondsPart()));
        List<String> lines = TerminalText.wrapped(news.text(), terminal.width() - INDENT - 2);
        for (int i = 0; i < lines.size(); i++) {
            String start = i == 0 ? terminal.faint(clock) + "  " : " ".repeat(INDENT);
            String line = lines.get(i);
            out.println(start
                    + switch (news.kind()) {
                        case LINE -> terminal.faint("☎ ") + line;
                        case PROMPT -> "  " + line;
                        case KEYS -> "  " + terminal.strong(line);
                    });
        }
        out.flush();
    }

    /** A remark of ours. */
    void note(String sentence) {
        TerminalText.wrapped(sentence, terminal.width() - INDENT)
                .forEach(line -> out.println(" ".repeat(INDENT) + terminal.faint(line)));
        out.flush();
    }

    /** What came of it. */
    void end(Map<String, Object> call) {
        out.println("\n" + terminal.strong("Outcome: " + call.get("outcome")));
        if (call.get("answers") instanceof Map<?, ?> answers) {
            answers.forEach((name, value) -> out.println("  " + name + ": " + value));
        }
        if (!hasOwnOutcome(call)) {
            reason(call).ifPresent(this::note);
        }
        out.flush();
    }

    /** What was decided last, unless it was to dial: then the outcome says all. */
    private static Optional<String> reason(Map<String, Object> call) {
        List<Map<?, ?>> history = CallCommand.objects(call.get("history"));
        return history.stream()
                .skip(Math.max(0, history.size() - 1))
                .filter(last -> !"dialled".equals(last.get("what")))
                .map(last -> String.valueOf(last.get("why")))
                .findFirst();
    }
}
