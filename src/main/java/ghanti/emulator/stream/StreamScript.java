package ghanti.emulator.stream;

import ghanti.emulator.stream.StreamEvent.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A callee who follows rules: at a time, during a prompt, after a prompt, at a mark. What is done is anything that a
 * {@link StreamCall} can: {@code call -> call.press("1")}. Prompts are counted from 1, as {@link Kind#PROMPT_BEGINS} tells
 * them apart; marks as they come back. Each rule acts once; of several sockets one after the other, counts go on.
 */
public final class StreamScript implements StreamCallee {
    private static final Pattern ENTRY = Pattern.compile("(-*)(!?)([0-9*#]*)(x?)");
    private static final Duration THINKING = Duration.ofMillis(1500);
    private static final Duration INTERRUPTING = Duration.ofSeconds(1);
    private static final Duration BETWEEN_KEYS = Duration.ofMillis(400);

    private final List<Rule> rules;

    private StreamScript(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    /** What to do, how long after which of the events that fit; {@code quiet} means after the sound that follows it has ended. */
    private record Rule(
            Predicate<StreamEvent> which, int number, boolean quiet, Duration delay, Consumer<StreamCall> act) {}

    /** No rule: listens in silence. */
    public static StreamScript silent() {
        return new StreamScript(List.of());
    }

    /** Also does that at that time of the stream. */
    public StreamScript at(Duration time, Consumer<StreamCall> act) {
        return with(new Rule(event -> event.kind() == Kind.STARTED, 1, false, time, act));
    }

    /** Also does that while a prompt is heard, so long after its first sound. */
    public StreamScript during(int prompt, Duration delay, Consumer<StreamCall> act) {
        return with(new Rule(event -> event.kind() == Kind.PROMPT_BEGINS, prompt, false, delay, act));
    }

    /** Also does that once a prompt has begun and nothing was heard for that long. */
    public StreamScript after(int prompt, Duration quiet, Consumer<StreamCall> act) {
        return with(new Rule(event -> event.kind() == Kind.PROMPT_BEGINS, prompt, true, quiet, act));
    }

    /** Also does that, so long after the mark with that number was played. */
    public StreamScript onMark(int number, Duration delay, Consumer<StreamCall> act) {
        return with(new Rule(event -> event.kind() == Kind.MARK_PLAYED, number, false, delay, act));
    }

    /** Also does that, so long after a mark of that name was played for the first time. */
    public StreamScript onMark(String name, Duration delay, Consumer<StreamCall> act) {
        Predicate<StreamEvent> which =
                event -> event.kind() == Kind.MARK_PLAYED && event.detail().equals(name);
        return with(new Rule(which, 1, false, delay, act));
    }

    /**
     * A callee with one entry a prompt, separated by spaces, who is silent after its end. It is a simpler reading than the one
     * for chains, since it cannot know which prompts are repetitions.
     *
     * <ul>
     *   <li>{@code 1}, {@code 45#}: presses these keys after 1.5 s of quiet
     *   <li>{@code !1}: presses a second after the prompt has begun
     *   <li>{@code -}: lets one prompt pass; {@code -1} too and then presses 1, {@code --1} lets two pass
     *   <li>{@code x}: hangs up after the prompt, {@code !x} during it; {@code 1x} presses 1 and hangs up
     * </ul>
     */
    public static StreamScript keys(String text) {
        StreamScript script = silent();
        int prompt = 0;
        for (String word : text.strip().split("\\s+", 0)) {
            Matcher parts = ENTRY.matcher(word);
            if (!parts.matches()) {
                throw new IllegalArgumentException(
                        "\"" + word + "\" is no entry of a script: write keys, \"-\" for silence or \"x\" to hang up.");
            }
            boolean acts = !parts.group(3).isEmpty() || !parts.group(4).isEmpty();
            prompt += parts.group(1).length() + (acts ? 1 : 0);
            if (acts) {
                Consumer<StreamCall> act = act(parts.group(3), !parts.group(4).isEmpty());
                script = parts.group(2).isEmpty()
                        ? script.after(prompt, THINKING, act)
                        : script.during(prompt, INTERRUPTING, act);
            }
        }
        return script;
    }

    @Override
    public void happens(StreamCall call, StreamEvent event) {
        for (Rule rule : rules) {
            if (rule.which().test(event) && count(call, rule) == rule.number()) {
                if (rule.quiet()) {
                    call.whenQuiet(rule.delay(), rule.act());
                } else {
                    Duration passed = call.now().minus(event.at());
                    call.later(rule.delay().minus(passed), rule.act());
                }
            }
        }
    }

    private static long count(StreamCall call, Rule rule) {
        return call.events().stream().filter(rule.which()).count();
    }

    private StreamScript with(Rule rule) {
        List<Rule> more = new ArrayList<>(rules);
        more.add(rule);
        return new StreamScript(more);
    }

    private static Consumer<StreamCall> act(String keys, boolean hangsUp) {
        return call -> {
            call.press(keys);
            if (hangsUp) {
                Duration pressing = BETWEEN_KEYS.multipliedBy(keys.length());
                call.later(pressing, StreamCall::hangUp);
            }
        };
    }
}
