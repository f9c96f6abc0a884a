package ghanti.call;

import ghanti.engine.Engine;
import ghanti.engine.Input;
import ghanti.engine.Session;
import ghanti.engine.Turn;
import ghanti.flow.Fetch;
import ghanti.flow.Flow;
import ghanti.flow.Question;
import ghanti.flow.Variable;
import ghanti.speech.Speaker;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts the inputs of a call once more through its flow version. What the callee heard and where the call ended must come out
 * the same; if not, something else than the flow has changed, and this says where.
 */
public final class Replay {

    private final Call call;
    private final Flow flow;
    private final Questions questions;

    private Replay(Call call, Flow flow) {
        this.call = call;
        this.flow = flow;
        this.questions = new Questions(flow, new Speaker(), PromptSounds.NONE);
    }

    /** Where the replayed call parts from the recorded one, in a sentence; empty if it does not. */
    public static Optional<String> difference(Call call, Flow flow) {
        return call.session() == null ? Optional.empty() : new Replay(call, flow).difference();
    }

    private Optional<String> difference() {
        Session session = through(begun(), nodeOf(0));
        List<AskedTurn> turns = call.turns();
        for (int i = 0; i < turns.size(); i++) {
            AskedTurn turn = turns.get(i);
            Optional<String> parted = parted(i, turn, session);
            if (parted.isPresent()) {
                return parted;
            }
            String digits = turn.digits();
            // An open question was put again, or the callee hung up over it.
            if (digits != null) {
                Input input = digits.isEmpty() ? new Input.Exhausted() : new Input.Keys(digits);
                session = through(Engine.resume(flow, session, input), nodeOf(i + 1));
            }
        }
        return endParted(session);
    }

    private Turn begun() {
        CallRequest request = call.request();
        return Inputs.check(flow, request.inputs()).areComplete()
                ? Engine.start(flow, request.inputs(), request.language())
                : Engine.refuse(flow, request.language());
    }

    private Optional<String> parted(int index, AskedTurn turn, Session session) {
        String where = "turn " + (index + 1) + ": ";
        if (!session.node().equals(turn.node())) {
            return Optional.of(where + "asked " + turn.node() + ", now " + session.node());
        }
        if (!(flow.node(session.node()) instanceof Question question)) {
            return Optional.of(where + turn.node() + " is no question any more");
        }
        String said = questions.ask(question, session).prompt();
        return said.equals(turn.ask().prompt())
                ? Optional.empty()
                : Optional.of(where + "said \"" + turn.ask().prompt() + "\", now \"" + said + "\"");
    }

    private Optional<String> endParted(Session session) {
        Session recorded = call.session();
        if (recorded == null || recorded.node().equals(session.node())) {
            return Optional.empty();
        }
        return Optional.of("the end: was at " + recorded.node() + ", now at " + session.node());
    }

    /** The node that was reached next, which tells how a transfer went. */
    private String nodeOf(int index) {
        Session recorded = call.session();
        if (index < call.turns().size()) {
            return call.turns().get(index).node();
        }
        return recorded == null ? "" : recorded.node();
    }

    private Session through(Turn turn, String next) {
        Session session = turn.session();
        for (int steps = 0; steps < 20; steps++) {
            Optional<Fetch> fetch = Engine.pendingFetch(flow, session);
            if (fetch.isPresent()) {
                session = Engine.resume(flow, session, recorded(fetch.get())).session();
            } else if (Engine.pendingTransfer(flow, session).isPresent()
                    && !session.node().equals(next)) {
                session = transferred(session, next);
            } else {
                return session;
            }
        }
        return session;
    }

    /** What a fetch brought is among the call's values; where it is not, the fetch had failed. */
    private Input recorded(Fetch fetch) {
        Map<String, Object> values = new LinkedHashMap<>();
        Map<String, Object> known =
                call.session() == null ? Map.of() : call.session().values();
        for (Variable into : fetch.into()) {
            Object value = known.get(into.name());
            if (value == null) {
                return new Input.FetchFailed("as recorded");
            }
            values.put(into.name(), value);
        }
        return new Input.Fetched(values);
    }

    private Session transferred(Session session, String next) {
        Session answered = through(Engine.resume(flow, session, new Input.Transferred(true)), next);
        return answered.node().equals(next)
                ? answered
                : Engine.resume(flow, session, new Input.Transferred(false)).session();
    }
}
