package ghanti.engine;

import ghanti.engine.Line.Part;
import ghanti.flow.Digits;
import ghanti.flow.Edge;
import ghanti.flow.Fetch;
import ghanti.flow.Flow;
import ghanti.flow.InputType;
import ghanti.flow.Keyed;
import ghanti.flow.Node;
import ghanti.flow.Question;
import ghanti.flow.Transfer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs a flow. The same flow, session and input give the same turn, always; nothing here throws because of what a callee
 * does or an author wrote.
 */
public final class Engine {

    /** The outcome of a conversation that could not go on. */
    public static final String FAILED = "failed";

    private Engine() {}

    /**
     * Begins a conversation.
     *
     * @param inputs values in the one form of their type; the caller has checked that none is missing
     */
    public static Turn start(Flow flow, Map<String, Object> inputs, String language) {
        Path path = new Path(flow, inputs, language);
        path.enter(flow.start());
        return path.turn();
    }

    /** A conversation that cannot begin: says the apology and has failed. */
    public static Turn refuse(Flow flow, String language) {
        Path path = new Path(flow, Map.of(), language);
        path.fail(flow.start());
        return path.turn();
    }

    /**
     * A conversation that is not needed any more when somebody answers: says so and has ended.
     *
     * @param outcome such as {@code cancelled} or {@code expired}
     */
    public static Turn callOff(Flow flow, String language, String outcome) {
        Path path = new Path(flow, Map.of(), language);
        path.close(flow.start(), Part.CANCELLED, outcome);
        return path.turn();
    }

    /** Goes on with what the callee did. After the end nothing changes any more. */
    public static Turn resume(Flow flow, Session session, Input input) {
        if (session.ended()) {
            return new Turn(session, List.of());
        }
        Path path = new Path(flow, session);
        Node waiting = flow.node(session.node());
        boolean told = waiting instanceof Question question
                ? answer(path, question, input)
                : waiting instanceof Fetch fetch ? fetched(path, fetch, input) : transferred(path, waiting, input);
        // An input for another kind of node came too late or too early, and changes nothing.
        return told ? path.turn() : new Turn(session, List.of());
    }

    /** The fetch a conversation waits for, if it does. Whoever runs the engine asks, and resumes with what came of it. */
    public static Optional<Fetch> pendingFetch(Flow flow, Session session) {
        return !session.ended() && flow.node(session.node()) instanceof Fetch fetch
                ? Optional.of(fetch)
                : Optional.empty();
    }

    /** The transfer a conversation waits for, if it does. */
    public static Optional<Transfer> pendingTransfer(Flow flow, Session session) {
        return !session.ended() && flow.node(session.node()) instanceof Transfer transfer
                ? Optional.of(transfer)
                : Optional.empty();
    }

    /** Ends a conversation that cannot go on, with the apology. */
    public static Turn giveUp(Flow flow, Session session) {
        Path path = new Path(flow, session);
        path.fail(session.node());
        return path.turn();
    }

    private static boolean answer(Path path, Question question, Input input) {
        if (input instanceof Input.Keys keys) {
            keys(path, question, keys.digits());
            return true;
        }
        if (input instanceof Input.Unclear) {
            reject(path, question, "");
            return true;
        }
        boolean exhausted = input instanceof Input.Exhausted;
        if (!exhausted && !(input instanceof Input.Silence)) {
            return false;
        }
        path.add(new Event.Unanswered(question.name()));
        again(path, question, exhausted || isLast(question, path.before()), Part.NO_INPUT);
        return true;
    }

    private static boolean fetched(Path path, Fetch fetch, Input input) {
        if (input instanceof Input.Fetched fetched) {
            path.goOnSaying();
            path.add(new Event.Fetched(fetch.name(), fetched.values()));
            fetched.values().forEach(path::set);
            path.take(fetch.go(), "go");
            return true;
        }
        if (input instanceof Input.FetchFailed failed) {
            path.goOnSaying();
            path.add(new Event.FetchFailed(fetch.name(), failed.reason()));
            path.take(fetch.failed(), "failed");
            return true;
        }
        return false;
    }

    private static boolean transferred(Path path, Node node, Input input) {
        if (node instanceof Transfer transfer && input instanceof Input.Transferred transferred) {
            path.add(new Event.Transferred(transfer.name(), transferred.answered()));
            boolean answered = transferred.answered();
            path.take(answered ? transfer.answered() : transfer.failed(), answered ? "answered" : "failed");
            return true;
        }
        return false;
    }

    private static boolean isLast(Question question, Session session) {
        return session.failures() + 1 >= question.asking().attempts();
    }

    private static void again(Path path, Question question, boolean last, Part first) {
        if (last) {
            path.take(question.asking().exhausted(), "exhausted");
        } else {
            path.askAgain(question, first);
        }
    }

    private static void keys(Path path, Question question, String digits) {
        boolean taken =
                question instanceof Keyed keyed ? press(path, keyed, digits) : type(path, (Digits) question, digits);
        if (!taken) {
            reject(path, question, digits);
        }
    }

    private static void reject(Path path, Question question, String digits) {
        path.add(new Event.Rejected(question.name(), digits));
        again(path, question, isLast(question, path.before()), Part.INVALID);
    }

    private static boolean press(Path path, Keyed menu, String digits) {
        // Some lines hand over the finish key with the answer.
        String key = digits.length() > 1 ? withoutFinish(digits, "#") : digits;
        Edge edge = menu.keys().get(key);
        if (edge == null) {
            return false;
        }
        path.add(new Event.Answered(menu.name(), key));
        path.take(edge, key);
        return true;
    }

    private static boolean type(Path path, Digits node, String digits) {
        String typed = withoutFinish(digits, node.finishOn());
        if (typed.length() < node.minLength() || typed.length() > node.maxLength()) {
            return false;
        }
        Optional<Object> value = valueOf(node.into().type(), typed);
        if (value.isEmpty() || !path.allows(node, value.get())) {
            return false;
        }
        path.add(new Event.Answered(node.name(), typed));
        path.set(node.into().name(), value.get());
        path.take(node.go(), "go");
        return true;
    }

    private static String withoutFinish(String digits, String finishOn) {
        return !finishOn.isEmpty() && digits.endsWith(finishOn)
                ? digits.substring(0, digits.length() - finishOn.length())
                : digits;
    }

    private static Optional<Object> valueOf(InputType type, String digits) {
        boolean number = type == InputType.NUMBER || type == InputType.RUPEES;
        if (number && digits.matches("[0-9]{1,18}")) {
            return type.read(Long.valueOf(digits));
        }
        return number ? Optional.empty() : type.read(digits);
    }
}
