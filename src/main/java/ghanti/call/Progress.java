package ghanti.call;

import ghanti.engine.Engine;
import ghanti.engine.Event;
import ghanti.engine.Input;
import ghanti.engine.Session;
import ghanti.engine.Turn;
import ghanti.flow.Flow;
import ghanti.flow.Question;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Moves a call along its flow, and writes down what was asked and answered, over whatever the callee is reached. */
final class Progress {

    private final Flow flow;
    private final Questions questions;
    private final Fetches fetches;
    private final Instant now;
    private final List<Event> events = new ArrayList<>();

    Progress(Flow flow, Questions questions, Fetches fetches, Instant now) {
        this.flow = flow;
        this.questions = questions;
        this.fetches = fetches;
        this.now = now;
    }

    /** What the engine told so far, in order. */
    List<Event> events() {
        return List.copyOf(events);
    }

    /** The conversation as it begins, unless it has. */
    Call begun(Call call) {
        if (call.session() != null) {
            return call;
        }
        Turn start = Engine.start(flow, call.startingValues(), call.request().language());
        return settled(call, start);
    }

    /** The conversation after an input that answers no question. */
    Call resumed(Call call, Input input) {
        return settled(call, Engine.resume(flow, session(call), input));
    }

    /**
     * The conversation after an answer.
     *
     * @param open index of the turn that is answered
     * @param digits what was pressed
     */
    Call answered(Call call, int open, Input input, String digits) {
        return answered(call, open, call.turns().get(open).answered(digits, now), input);
    }

    /** The conversation after an answer on a stream. */
    Call answered(Call call, int open, StreamInput answer) {
        return answered(call, open, call.turns().get(open).answered(answer, now), answer.input());
    }

    private Call answered(Call call, int open, AskedTurn turn, Input input) {
        List<AskedTurn> turns = new ArrayList<>(call.turns());
        turns.set(open, turn);
        return resumed(call.with(session(call), turns), input);
    }

    private Call settled(Call call, Turn raw) {
        Turn turn = fetches.settle(flow, call, raw);
        events.addAll(turn.events());
        return call.with(turn.session(), call.turns());
    }

    /** The open question is put once more, and known by its new time. */
    Call askedAgain(Call call, int open) {
        List<AskedTurn> turns = new ArrayList<>(call.turns());
        turns.set(open, turns.get(open).again(now));
        return call.with(session(call), turns);
    }

    /** The question of the session, written down as asked at a position. */
    Call asked(Call call, int position) {
        Session session = session(call);
        Question question = (Question) flow.node(session.node());
        List<AskedTurn> turns = new ArrayList<>(call.turns());
        turns.add(new AskedTurn(position, session.node(), questions.ask(question, session), now, null, null, null));
        return call.with(session, turns);
    }

    /** The call with what fetches and transfers brought since. */
    Call withAsides(Call call) {
        List<Aside> asides = new ArrayList<>();
        for (Event event : events) {
            if (event instanceof Event.Fetched fetched) {
                asides.add(new Aside(fetched.node(), true, fetched.values()));
            } else if (event instanceof Event.FetchFailed failed) {
                asides.add(new Aside(failed.node(), false, Map.of()));
            } else if (event instanceof Event.Transferred over) {
                asides.add(new Aside(over.node(), over.answered(), Map.of()));
            }
        }
        return call.withAsides(asides);
    }

    /** Whether a question is open: not at the end, and not during a transfer. */
    boolean waitsForKeys(Call call) {
        Session session = session(call);
        return !session.ended() && flow.node(session.node()) instanceof Question;
    }

    /** Whether there is nothing more to ask, and where it stands. */
    Reply state(Call call) {
        Session session = session(call);
        return new Reply(!waitsForKeys(call), session.finalOutcome().orElse(session.node()), -1);
    }

    /** Index of the last turn if nobody has answered it, else -1. */
    static int lastOpen(Call call) {
        int last = call.turns().size() - 1;
        return last < 0 || !call.turns().get(last).isOpen() ? -1 : last;
    }

    static Session session(Call call) {
        Session session = call.session();
        if (session == null) {
            throw new IllegalStateException("the conversation of call " + call.id() + " has not begun");
        }
        return session;
    }
}
