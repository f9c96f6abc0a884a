package ghanti.call;

import ghanti.engine.Engine;
import ghanti.engine.Input;
import ghanti.engine.Session;
import ghanti.engine.Turn;
import ghanti.flow.Fetch;
import ghanti.flow.Flow;
import ghanti.flow.Question;
import ghanti.flow.Transfer;
import ghanti.speech.Speaker;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Puts what a call heard, from the callee and from elsewhere, once more through its flow version, turn by turn. What was asked, in
 * which words and for which keys, and what the call ended with must come out the same; if not, something else than the flow has
 * changed, and this says where.
 */
public final class Replay {

    private final Call call;
    private final Session recorded;
    private final Flow flow;
    private final Questions questions;
    private final Deque<Aside> asides;

    private Replay(Call call, Session recorded, Flow flow) {
        this.call = call;
        this.recorded = recorded;
        this.flow = flow;
        this.questions = new Questions(flow, new Speaker(), PromptSounds.NONE);
        this.asides = new ArrayDeque<>(call.asides());
    }

    /** What the document of the call does not hold, so that nobody can say how it went on. */
    private static final class NotRecorded extends Exception {
        private static final long serialVersionUID = 1L;

        NotRecorded(String sentence) {
            super(sentence);
        }

        String sentence() {
            return String.valueOf(getMessage());
        }
    }

    /** Where the replayed call parts from the recorded one, in a sentence; empty if it does not. */
    public static Optional<String> difference(Call call, Flow flow) {
        Session recorded = call.session();
        return recorded == null ? Optional.empty() : new Replay(call, recorded, flow).difference();
    }

    private Optional<String> difference() {
        List<AskedTurn> turns = call.turns();
        int number = 0;
        try {
            Session session = through(begun());
            for (AskedTurn turn : turns) {
                number++;
                Optional<String> parted = parted(turn, session);
                if (parted.isPresent()) {
                    return at(number, parted);
                }
                String digits = turn.digits();
                // An open question was put again, or the callee hung up over it.
                if (digits != null) {
                    session = through(Engine.resume(flow, session, answer(digits, turn.said())));
                }
            }
            return endParted(session).map(sentence -> "the end: " + sentence);
        } catch (NotRecorded e) {
            return at(number, Optional.of(e.sentence()));
        }
    }

    private static Input answer(String digits, @Nullable String said) {
        if (!digits.isEmpty()) {
            return new Input.Keys(digits);
        }
        // A stream counts each silence by itself; a Gather tells only when its repeats are used up.
        return said == null ? new Input.Exhausted() : said.isEmpty() ? new Input.Silence() : new Input.Unclear();
    }

    private static Optional<String> at(int turn, Optional<String> sentence) {
        return sentence.map(what -> (turn == 0 ? "the beginning: " : "turn " + turn + ": ") + what);
    }

    private Turn begun() {
        CallRequest request = call.request();
        return Inputs.check(flow, request.inputs()).areComplete()
                ? Engine.start(flow, call.startingValues(), request.language())
                : Engine.refuse(flow, request.language());
    }

    private Optional<String> parted(AskedTurn turn, Session session) {
        if (!session.node().equals(turn.node())) {
            return Optional.of("asked " + turn.node() + ", now " + session.node());
        }
        if (session.ended() || !(flow.node(session.node()) instanceof Question question)) {
            return Optional.of("asked " + turn.node() + ", which is no question now");
        }
        Ask then = turn.ask();
        Ask now = questions.ask(question, session);
        if (!now.prompt().equals(then.prompt())) {
            return Optional.of("said \"" + then.prompt() + "\", now \"" + now.prompt() + "\"");
        }
        return now.equals(then)
                ? Optional.empty()
                : Optional.of(turn.node() + " " + waiting(then) + ", now it " + waiting(now));
    }

    private static String waiting(Ask ask) {
        return "waited " + ask.timeoutSeconds() + " s for up to " + ask.maxKeys() + " keys"
                + (ask.finishOn().isEmpty() ? "" : " until \"" + ask.finishOn() + "\"") + " and asked again "
                + ask.repeats() + " times"
                + (ask.noInput().isEmpty() ? "" : ", with \"" + ask.noInput() + "\"");
    }

    private Optional<String> endParted(Session session) {
        if (!recorded.node().equals(session.node())) {
            return Optional.of("was at " + recorded.node() + ", now at " + session.node());
        }
        if (!String.valueOf(recorded.outcome()).equals(String.valueOf(session.outcome()))) {
            return Optional.of("the outcome was " + recorded.outcome() + ", now " + session.outcome());
        }
        Set<String> names = new TreeSet<>(recorded.values().keySet());
        names.addAll(session.values().keySet());
        return names.stream()
                .filter(name -> !written(recorded, name).equals(written(session, name)))
                .map(name -> name + " was " + written(recorded, name) + ", now " + written(session, name))
                .findFirst();
    }

    private static String written(Session session, String name) {
        Object value = session.values().get(name);
        return value == null ? "unknown" : Json.write(value);
    }

    /** On through fetches and transfers, which heard what they heard then. */
    private Session through(Turn turn) throws NotRecorded {
        Session session = turn.session();
        Optional<Input> heard = heard(session);
        while (heard.isPresent()) {
            session = Engine.resume(flow, session, heard.get()).session();
            heard = heard(session);
        }
        return gaveUp(session) ? Engine.giveUp(flow, session).session() : session;
    }

    private Optional<Input> heard(Session session) throws NotRecorded {
        Optional<Fetch> fetch = Engine.pendingFetch(flow, session);
        Optional<Transfer> transfer = Engine.pendingTransfer(flow, session);
        boolean waits = fetch.isPresent() || transfer.isPresent();
        if (!waits || (recorded.node().equals(session.node()) && asides.isEmpty())) {
            return Optional.empty();
        }
        @Nullable Aside aside = asides.poll();
        if (aside == null || !aside.node().equals(session.node())) {
            throw new NotRecorded("what came of " + session.node() + " then is not recorded with this call");
        }
        if (transfer.isPresent()) {
            return Optional.of(new Input.Transferred(aside.good()));
        }
        Map<String, Object> values = aside.values();
        return Optional.of(aside.good() ? new Input.Fetched(values) : new Input.FetchFailed("as recorded"));
    }

    /** A turn that fetched too often was ended there. */
    private boolean gaveUp(Session session) {
        return recorded.ended()
                && recorded.node().equals(session.node())
                && Engine.pendingFetch(flow, session).isPresent();
    }
}
