package ghanti.app;

import ghanti.call.Inputs;
import ghanti.call.Json;
import ghanti.engine.Engine;
import ghanti.engine.Event;
import ghanti.engine.Input;
import ghanti.engine.Session;
import ghanti.engine.Turn;
import ghanti.flow.Fetch;
import ghanti.flow.Flow;
import ghanti.flow.Variable;
import ghanti.speech.Speaker;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A conversation as a person reads it: what is heard, {@code >} what is pressed, {@code *} what comes of it. The head and
 * the lines with {@code >} are its author's; all others are written by running it.
 */
public final class ConversationText {

    /** One silent wait. */
    static final String NOTHING = "nothing";

    private static final String PRESSED = "> ";
    /** Silence through all repeats. */
    static final String NOTHING_TO_THE_LAST_REPEAT = "nothing, to the last repeat";

    /** How a transfer can go. */
    static final String THEY_PICK_UP = "they pick up";

    static final String NOBODY_PICKS_UP = "nobody picks up";

    /** What a fetch gets: this and a JSON object, or nothing usable. */
    static final String THE_SYSTEM_ANSWERS = "the system answers ";

    static final String THE_SYSTEM_FAILS = "the system fails";

    private static final String ATTEMPT = "attempt: ";

    private final List<String> head;
    private final List<String> inputs;
    private final List<Event> events = new ArrayList<>();

    private ConversationText(List<String> head, List<String> inputs) {
        this.head = head;
        this.inputs = inputs;
    }

    /** A conversation that was just held. */
    static ConversationText of(Flow flow, String language, Map<String, Object> inputs, List<String> pressed) {
        List<String> head = List.of(
                "# " + flow.title() + ".",
                "flow: " + flow.name(),
                "language: " + language,
                "inputs: " + Json.write(inputs));
        return new ConversationText(head, pressed);
    }

    /** The same as another attempt than the first to reach somebody, which its head says. */
    ConversationText onAttempt(int attempt) {
        List<String> longer = new ArrayList<>(head);
        if (attempt > 1) {
            longer.add(ATTEMPT + attempt);
        }
        return new ConversationText(longer, inputs);
    }

    /** What a conversation begins with on that attempt. */
    static Map<String, Object> starting(Map<String, Object> inputs, long attempt) {
        Map<String, Object> values = new LinkedHashMap<>(inputs);
        if (attempt > 1) {
            values.put(Variable.ATTEMPT.name(), attempt);
        }
        return values;
    }

    /** Reads the author's part of a file of that form. */
    public static ConversationText parse(String text) {
        List<String> lines = text.lines().toList();
        return new ConversationText(
                lines.stream().takeWhile(line -> !line.isBlank()).toList(),
                lines.stream()
                        .filter(line -> line.startsWith(PRESSED))
                        .map(line -> line.substring(PRESSED.length()))
                        .toList());
    }

    /** The name of the flow. */
    public String flow() {
        return field("flow: ");
    }

    /** The language it begins in. */
    public String language() {
        return field("language: ");
    }

    /** All that happened when it was last run. */
    public List<Event> events() {
        return events;
    }

    private long attempt() {
        return optional(ATTEMPT).map(Long::valueOf).orElse(1L);
    }

    private Optional<String> optional(String name) {
        return head.stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()))
                .findFirst();
    }

    private String field(String name) {
        return optional(name)
                .orElseThrow(() -> new IllegalArgumentException("a golden conversation begins with \"" + name + "…\""));
    }

    /** Runs it and writes it anew. Between any two inputs the session goes through JSON, as in a server. */
    public String run(Flow flow) {
        Inputs given = Inputs.check(flow, Json.object(field("inputs: ")).orElseThrow());
        if (!given.areComplete() || !flow.languages().contains(language())) {
            throw new IllegalArgumentException("the head is wrong: " + given.faults());
        }
        StringBuilder text = new StringBuilder();
        head.forEach(line -> text.append(line).append('\n'));
        text.append('\n');
        Turn turn = Engine.start(flow, starting(given.values(), attempt()), language());
        append(flow, turn, text);
        for (String pressed : inputs) {
            text.append('\n').append(PRESSED).append(pressed).append('\n');
            Session read = Json.MAPPER.readValue(Json.write(turn.session()), Session.class);
            turn = Engine.resume(flow, read, input(flow, read, pressed));
            append(flow, turn, text);
        }
        Map<String, Object> answers = new LinkedHashMap<>(turn.session().values());
        answers.keySet().retainAll(flow.answers().keySet());
        text.append("\noutcome: ").append(turn.session().finalOutcome().orElse("none yet"));
        return text.append("\nanswers: ")
                .append(Json.write(answers))
                .append('\n')
                .toString();
    }

    private static Input input(Flow flow, Session session, String pressed) {
        if (pressed.startsWith(THE_SYSTEM_ANSWERS)) {
            return fetched(flow, session, pressed.substring(THE_SYSTEM_ANSWERS.length()));
        }
        return switch (pressed) {
            case NOTHING -> new Input.Silence();
            case NOTHING_TO_THE_LAST_REPEAT -> new Input.Exhausted();
            case THEY_PICK_UP -> new Input.Transferred(true);
            case NOBODY_PICKS_UP -> new Input.Transferred(false);
            case THE_SYSTEM_FAILS -> new Input.FetchFailed("nothing usable came back");
            default -> new Input.Keys(pressed);
        };
    }

    private static Input fetched(Flow flow, Session session, String json) {
        Map<String, Object> given = Json.object(json).orElse(Map.of());
        Map<String, Object> values = new LinkedHashMap<>();
        Fetch fetch = Engine.pendingFetch(flow, session)
                .orElseThrow(() -> new IllegalArgumentException("no fetch waits for " + json));
        for (Variable into : fetch.into()) {
            Object value = into.type()
                    .read(given.get(ScriptedFetches.field(into)))
                    .orElseThrow(() -> new IllegalArgumentException(
                            "fetch " + fetch.name() + " needs " + into.name() + ", not " + json));
            values.put(into.name(), value);
        }
        return new Input.Fetched(values);
    }

    private void append(Flow flow, Turn turn, StringBuilder text) {
        events.addAll(turn.events());
        turn.events().forEach(event -> text.append("* ").append(shown(event)).append('\n'));
        // What is said on the way to a fetch is heard with what comes after it.
        boolean heard = Engine.pendingFetch(flow, turn.session()).isEmpty();
        if (heard && !turn.events().isEmpty()) {
            String words = new Speaker().words(flow, turn.session().lines());
            text.append(sentences(words));
        }
    }

    private static String sentences(String words) {
        return words.lines()
                .flatMap(line -> List.of(line.split("(?<=[।?!.])\\s+", -1)).stream())
                .map(sentence -> "  " + sentence + "\n")
                .collect(Collectors.joining());
    }

    private static String shown(Event event) {
        if (event instanceof Event.Moved moved) {
            return moved.from().isEmpty()
                    ? "starts at " + moved.to()
                    : moved.from() + " -" + moved.how() + "-> " + moved.to();
        }
        if (event instanceof Event.Answered answered) {
            return answered.node() + " takes " + answered.digits();
        }
        if (event instanceof Event.Rejected rejected) {
            return rejected.node() + " refuses " + rejected.digits();
        }
        if (event instanceof Event.Unanswered unanswered) {
            return unanswered.node() + " hears nothing";
        }
        if (event instanceof Event.Reported reported) {
            return "reports " + reported.word();
        }
        if (event instanceof Event.Ended ended) {
            return "ends at " + ended.node() + " as " + ended.outcome();
        }
        if (event instanceof Event.Transferred transferred) {
            return transferred.node() + (transferred.answered() ? " is answered" : " is not answered");
        }
        if (event instanceof Event.Fetched fetched) {
            return fetched.node() + " came back";
        }
        if (event instanceof Event.FetchFailed failed) {
            return failed.node() + " failed: " + failed.reason();
        }
        Event.Slipped slipped = (Event.Slipped) event;
        return "slips at " + slipped.node() + ": " + slipped.what();
    }
}
