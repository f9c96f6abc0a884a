package ghanti.emulator;

import ghanti.emulator.LineReport.EndedBy;
import ghanti.emulator.stream.StreamReport.Ending;
import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Prints calls while they happen: the time of the call, who, and what they say or press. With several calls at once
 * each line after the first call's carries the number of its call.
 */
public final class Transcript implements LineListener {
    private static final String GAP = "  ";
    private static final int LEAST_TEXT = 20;

    private final PrintStream out;
    private final int width;
    private final boolean colour;
    private final Supplier<String> words;
    private final Map<String, Integer> calls = new LinkedHashMap<>();

    /**
     * A transcript.
     *
     * @param out a stream that writes UTF-8
     * @param width cells of the terminal; 60 is enough
     * @param colour whether to use ANSI colours
     */
    public Transcript(PrintStream out, int width, boolean colour) {
        this(out, width, colour, () -> "");
    }

    /** @param words what is being said on a stream, of which the emulator hears only the sound; empty if nobody knows */
    public Transcript(PrintStream out, int width, boolean colour, Supplier<String> words) {
        this.out = out;
        this.width = width;
        this.colour = colour;
        this.words = words;
    }

    @Override
    public void dialled(Moment moment, String person, String exoPhone) {
        print(moment, Who.EXOTEL, "dials " + mobile(person) + " from " + landline(exoPhone));
    }

    @Override
    public void incoming(Moment moment, String person, String exoPhone) {
        print(moment, Who.CALLEE, mobile(person) + " calls " + landline(exoPhone));
    }

    @Override
    public void ringing(Moment moment) {
        print(moment, Who.EXOTEL, "it rings");
    }

    @Override
    public void answered(Moment moment) {
        print(moment, Who.CALLEE, "picks up");
    }

    @Override
    public void request(Moment moment, Exchange exchange) {
        String meaning = exchange.status() == 302 ? " (the conversation has ended)" : "";
        String answer = exchange.status() + meaning + " in " + exchange.took().toMillis() + " ms";
        print(moment, Who.WIRE, "asks " + exchange.path() + " → " + answer);
    }

    @Override
    public void heard(Moment moment, String words, Duration length) {
        print(moment, Who.GHANTI, "“" + words + "”");
    }

    @Override
    public void pressed(Moment moment, String keys) {
        String shown = keys.chars().mapToObj(key -> "[" + (char) key + "]").collect(Collectors.joining(" "));
        print(moment, Who.CALLEE, "presses " + shown);
    }

    @Override
    public void silent(Moment moment, Duration waited) {
        print(moment, Who.CALLEE, "… (silent for " + waited.toSeconds() + " s)");
    }

    @Override
    public void streaming(Moment moment, String path) {
        // A ticket says nothing to people, and is long.
        print(moment, Who.WIRE, "streams to " + (path.length() > 24 ? path.substring(0, 12) + "…" : path));
    }

    @Override
    public void soundBegan(Moment moment, int prompt) {
        String said = words.get();
        if (!said.isBlank()) {
            print(moment, Who.GHANTI, said);
        }
    }

    @Override
    public void soundEnded(Moment moment, int prompt, Duration length) {
        print(moment, Who.GHANTI, String.format(Locale.ROOT, "♪ spoke for %.1f s", length.toMillis() / 1000.0));
    }

    @Override
    public void streamOver(Moment moment, Ending ending) {
        String end = switch (ending.by()) {
            case BOT -> "the server closes the stream";
            case USER -> "the stream ends";
            case NA -> "the stream is over: " + ending.error().orElse("Exotel ended it");
        };
        print(moment, ending.error().isPresent() ? Who.TROUBLE : Who.WIRE, end);
    }

    @Override
    public void connecting(Moment moment, String number) {
        print(moment, Who.EXOTEL, "connects to " + mobile(number));
    }

    @Override
    public void connected(Moment moment, String number, LineStatus status, Duration talked) {
        String end = status == LineStatus.COMPLETED ? "they talk for " + talked.toSeconds() + " s" : nobody(status);
        print(moment, Who.EXOTEL, mobile(number) + ": " + end);
    }

    @Override
    public void fault(Moment moment, Fault fault) {
        String blame = fault.mischief() ? "mischief" : "FAULT";
        print(moment, Who.TROUBLE, blame + " at " + fault.path() + ": " + fault.sentence());
    }

    @Override
    public void hungUp(Moment moment, EndedBy by, LineStatus status) {
        Who who = by == EndedBy.CALLEE ? Who.CALLEE : by == EndedBy.FAULT ? Who.TROUBLE : Who.EXOTEL;
        print(moment, who, farewell(by, status));
    }

    @Override
    public void statusCallback(Moment moment, LineStatus status, int answer) {
        String end = answer == 0 ? "nobody answers" : Integer.toString(answer);
        print(moment, Who.WIRE, "reports the call " + status.word() + " → " + end);
    }

    private static String farewell(EndedBy by, LineStatus status) {
        return switch (by) {
            case CALLEE -> "hangs up";
            case CHAIN -> "hangs up, all is said";
            case FAULT -> "the call breaks off";
            case TIME_LIMIT -> "hangs up, the longest time is over";
            case NOBODY -> nobody(status);
            case CLOSING -> "is switched off";
        };
    }

    private static String nobody(LineStatus status) {
        return switch (status) {
            case BUSY -> "the line is busy";
            case NO_ANSWER -> "nobody picks up";
            default -> "the number cannot be reached";
        };
    }

    private synchronized void print(Moment moment, Who who, String text) {
        int call = calls.computeIfAbsent(moment.sid(), sid -> calls.size() + 1);
        String mark = call == 1 ? "" : "#" + call + " ";
        String start = clock(moment.callTime()) + GAP + mark + TerminalText.padded(who.name, Who.WIDTH) + GAP;
        int indent = TerminalText.width(start);
        List<String> lines = TerminalText.wrapped(text, Math.max(LEAST_TEXT, width - indent));
        StringBuilder printed = new StringBuilder();
        for (String line : lines) {
            String head = printed.isEmpty() ? start : "\n" + " ".repeat(indent);
            printed.append(head).append(colour ? who.colour + line + Who.PLAIN : line);
        }
        out.println(printed);
        out.flush();
    }

    private static String clock(Duration time) {
        return String.format("%02d:%02d", time.toMinutes(), time.toSecondsPart());
    }

    private static String mobile(String number) {
        return number.length() == 11 ? number.substring(1, 6) + " " + number.substring(6) : number;
    }

    private static String landline(String number) {
        return number.length() == 11
                ? number.substring(0, 3) + " " + number.substring(3, 7) + " " + number.substring(7)
                : number;
    }

    /** Whose line of the transcript it is. */
    private enum Who {
        EXOTEL("☎ Exotel", "\u001b[36m"),
        WIRE("☎ Exotel", "\u001b[2m"),
        TROUBLE("☎ Exotel", "\u001b[31m"),
        GHANTI("घंटी (bell)", "\u001b[1m"),
        CALLEE("दुकान (shop)", "\u001b[33m");

        private static final int WIDTH = 11;
        private static final String PLAIN = "\u001b[0m";

        private final String name;
        private final String colour;

        Who(String name, String colour) {
            this.name = name;
            this.colour = colour;
        }
    }
}
