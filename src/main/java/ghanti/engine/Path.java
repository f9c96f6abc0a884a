package ghanti.engine;

import ghanti.engine.Line.Part;
import ghanti.flow.Branch;
import ghanti.flow.Condition;
import ghanti.flow.Converse;
import ghanti.flow.Digits;
import ghanti.flow.Edge;
import ghanti.flow.End;
import ghanti.flow.Fetch;
import ghanti.flow.Flow;
import ghanti.flow.Listen;
import ghanti.flow.Menu;
import ghanti.flow.Node;
import ghanti.flow.Question;
import ghanti.flow.Return;
import ghanti.flow.Say;
import ghanti.flow.SubFlow;
import ghanti.flow.Text;
import ghanti.flow.Transfer;
import ghanti.flow.Variable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The way through a flow during one turn, from an input to the next question or the end. */
final class Path implements Node.Visitor<Optional<Edge>> {

    /** The same question in a row; more is a caller (or a machine) that will never answer. */
    private static final int MOST_VISITS = 10;

    private final Flow flow;
    private final @Nullable Session before;
    private final Map<String, Object> values;
    private final List<Line> lines = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();
    private String language;
    private String node = "";
    private @Nullable String outcome;
    private int failures;
    private String question = "";
    private int visits;
    private String how = "start";

    Path(Flow flow, Map<String, Object> inputs, String language) {
        this.flow = flow;
        this.before = null;
        this.values = new LinkedHashMap<>(inputs);
        this.language = language;
    }

    Path(Flow flow, Session session) {
        this.flow = flow;
        this.before = session;
        this.values = new LinkedHashMap<>(session.values());
        this.language = session.language();
        this.node = session.node();
        this.question = session.question();
        this.visits = session.visits();
    }

    /** What was said before a fetch is still to be heard: it comes before the next question. */
    void goOnSaying() {
        lines.addAll(before().lines());
    }

    /** The session this turn began with. */
    Session before() {
        if (before == null) {
            throw new IllegalStateException("the conversation has only begun");
        }
        return before;
    }

    Turn turn() {
        return new Turn(new Session(node, outcome, language, values, failures, question, visits, lines), events);
    }

    void add(Event event) {
        events.add(event);
    }

    void set(String name, Object value) {
        values.put(name, value);
    }

    /** Whether the node's {@code valid} holds for this candidate. */
    boolean allows(Digits digits, Object candidate) {
        Map<String, Object> with = new LinkedHashMap<>(values);
        with.put(digits.into().name(), candidate);
        return digits.valid().map(valid -> holds(valid, with, digits.name())).orElse(true);
    }

    /** Follows an edge of the current node to the next question or the end. */
    void take(Edge edge, String by) {
        how = by;
        Edge next = edge;
        for (int steps = 0; steps < Node.MOST_IN_A_ROW; steps++) {
            follow(next);
            if (next.repeats()) {
                askAgain((Question) flow.node(node), Part.PROMPT);
                return;
            }
            Optional<Edge> onward = flow.node(next.to()).accept(this);
            if (onward.isEmpty()) {
                return;
            }
            next = onward.get();
        }
        events.add(new Event.Slipped(node, "more than " + Node.MOST_IN_A_ROW + " nodes without a question"));
        fail(node);
    }

    /** Begins at a node. */
    void enter(String start) {
        take(Edge.to(start), "start");
    }

    /** Ends with the apology. */
    void fail(String at) {
        close(at, Part.APOLOGY, Engine.FAILED);
    }

    /** Ends with words that belong to no node. */
    void close(String at, Part words, String with) {
        node = at;
        outcome = with;
        lines.clear();
        lines.add(new Line(at, words, language, Map.of()));
        events.add(new Event.Ended(at, with));
    }

    /** Asks the same question once more, after the words for silence or a wrong answer if there are any. */
    void askAgain(Question again, Part first) {
        failures = before().failures() + (first == Part.PROMPT ? 0 : 1);
        if ((first == Part.NO_INPUT && again.asking().noInput().isPresent())
                || (first == Part.INVALID && again.asking().invalid().isPresent())) {
            say(again.name(), first);
        }
        ask(again);
    }

    private void follow(Edge edge) {
        if (!edge.repeats()) {
            events.add(new Event.Moved(node, how, edge.to()));
        }
        values.putAll(edge.set());
        edge.language().ifPresent(this::speak);
        edge.report().ifPresent(word -> events.add(new Event.Reported(word)));
    }

    /** Asked for Hindi, a call in Latin-script Hindi stays as it is: the script is the voice's affair, not the callee's. */
    private void speak(String wanted) {
        boolean sameLanguage = language.startsWith(wanted + "-");
        language = sameLanguage ? language : wanted;
    }

    private Optional<Edge> ask(Question asked) {
        visits = asked.name().equals(question) ? visits + 1 : 1;
        question = asked.name();
        node = asked.name();
        if (visits > MOST_VISITS) {
            events.add(new Event.Slipped(node, "asked more than " + MOST_VISITS + " times in a row"));
            fail(node);
        } else {
            say(asked.name(), Part.PROMPT);
        }
        return Optional.empty();
    }

    private void say(String at, Part part) {
        Line line = new Line(at, part, language, Map.of());
        Map<String, Object> spoken = new LinkedHashMap<>();
        for (Text.Value value : line.text(flow).values()) {
            Object now = Variable.value(value.name(), values);
            if (now != null) {
                spoken.put(value.name(), now);
            }
        }
        lines.add(new Line(at, part, language, spoken));
    }

    @Override
    public Optional<Edge> menu(Menu menu) {
        return ask(menu);
    }

    @Override
    public Optional<Edge> listen(Listen listen) {
        return ask(listen);
    }

    @Override
    public Optional<Edge> converse(Converse converse) {
        return ask(converse);
    }

    @Override
    public Optional<Edge> digits(Digits digits) {
        return ask(digits);
    }

    @Override
    public Optional<Edge> fetch(Fetch fetch) {
        node = fetch.name();
        return Optional.empty();
    }

    @Override
    public Optional<Edge> transfer(Transfer transfer) {
        node = transfer.name();
        if (transfer.prompt().isPresent()) {
            say(transfer.name(), Part.PROMPT);
        }
        return Optional.empty();
    }

    /** The inner flow begins afresh each time: what it found out before is its own affair. */
    @Override
    public Optional<Edge> subFlow(SubFlow sub) {
        node = sub.name();
        how = "go";
        SubFlow.Body body =
                sub.body().orElseThrow(() -> new IllegalStateException("flow " + sub.flow() + " is not linked"));
        String prefix = sub.name() + "/";
        Map<String, Object> outer = new LinkedHashMap<>(values);
        values.keySet().removeIf(name -> name.startsWith(prefix));
        sub.inputs().forEach((name, text) -> {
            Variable input = body.variables().get(name);
            if (input != null) {
                Template.value(text, outer, input.type()).ifPresent(value -> values.put(input.name(), value));
            }
        });
        return Optional.of(body.start());
    }

    @Override
    public Optional<Edge> leave(Return leave) {
        node = leave.name();
        how = "go";
        if (leave.prompt().isPresent()) {
            say(leave.name(), Part.PROMPT);
        }
        return Optional.of(leave.go());
    }

    @Override
    public Optional<Edge> say(Say say) {
        node = say.name();
        how = "go";
        say(say.name(), Part.PROMPT);
        return Optional.of(say.go());
    }

    @Override
    public Optional<Edge> branch(Branch branch) {
        node = branch.name();
        int number = 0;
        for (Branch.Case one : branch.when()) {
            number++;
            if (holds(one.condition(), values, branch.name())) {
                how = "if " + number;
                return Optional.of(one.go());
            }
        }
        how = "else";
        return Optional.of(branch.otherwise());
    }

    @Override
    public Optional<Edge> end(End end) {
        node = end.name();
        outcome = end.outcome();
        say(end.name(), Part.PROMPT);
        events.add(new Event.Ended(end.name(), end.outcome()));
        return Optional.empty();
    }

    private boolean holds(Condition condition, Map<String, Object> with, String at) {
        try {
            return condition.holds(with);
        } catch (Condition.EvaluationException e) {
            events.add(new Event.Slipped(at, e.sentence()));
            return false;
        }
    }
}
