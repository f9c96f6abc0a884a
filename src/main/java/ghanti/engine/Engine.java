package ghanti.engine;

import ghanti.engine.Line.Part;
import ghanti.flow.Digits;
import ghanti.flow.Edge;
import ghanti.flow.Flow;
import ghanti.flow.InputType;
import ghanti.flow.Menu;
import ghanti.flow.Question;
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

    /** Goes on with what the callee did. After the end nothing changes any more. */
    public static Turn resume(Flow flow, Session session, Input input) {
        if (session.ended()) {
            return new Turn(session, List.of());
        }
        Question question = (Question) flow.node(session.node());
        Path path = new Path(flow, session);
        if (input instanceof Input.Keys keys) {
            keys(path, question, keys.digits());
        } else {
            path.add(new Event.Unanswered(question.name()));
            boolean last = input instanceof Input.Exhausted || isLast(question, session);
            again(path, question, last, Part.NO_INPUT);
        }
        return path.turn();
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
                question instanceof Menu menu ? press(path, menu, digits) : type(path, (Digits) question, digits);
        if (!taken) {
            path.add(new Event.Rejected(question.name(), digits));
            again(path, question, isLast(question, path.before()), Part.INVALID);
        }
    }

    private static boolean press(Path path, Menu menu, String digits) {
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
