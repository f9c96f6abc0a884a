package ghanti.call;

import ghanti.call.AppletRequest.Applet;
import ghanti.engine.Engine;
import ghanti.engine.Event;
import ghanti.engine.Input;
import ghanti.engine.Session;
import ghanti.engine.Template;
import ghanti.engine.Turn;
import ghanti.flow.Flow;
import ghanti.flow.Question;
import ghanti.flow.Transfer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What an applet's request does to a call. Pure: the same call and request give the same step.
 *
 * <p>A Gather asks the current question; keys that come with it answer the question before, where no Passthru did. A
 * Passthru or Switch answers. What one position was told is kept and told again, so that a repeat has no second effect.
 */
final class AppletTurn {

    /** More positions than any dashboard chain has; beyond it only somebody with the token playing with numbers. */
    private static final int MOST_REPLIES = 200;

    private final Flow flow;
    private final Fetches fetches;
    private final Instant now;
    private final Questions questions;

    AppletTurn(Flow flow, Questions questions, Fetches fetches, Instant now) {
        this.flow = flow;
        this.questions = questions;
        this.fetches = fetches;
        this.now = now;
    }

    /**
     * What came of a request.
     *
     * @param call as it is now, equal to what it was if nothing changed
     * @param events of the engine, in order
     */
    record Step(Call call, Reply reply, List<Event> events) {}

    Step take(Call before, AppletRequest request) {
        String position = position(request);
        Reply kept = before.replies().get(position);
        if (kept != null) {
            return new Step(before, kept, List.of());
        }
        if (before.outcome() != null && !conversationEnded(before)) {
            // The business has been told how the call ended. A key that comes later must not tell it more.
            return new Step(before, new Reply(true, before.outcome(), -1), List.of());
        }
        List<Event> events = new ArrayList<>();
        Call call = answered(begun(before, events), request, events).withAsides(asides(events));
        if (request.applet() == Applet.GREETING || request.applet() == Applet.CONNECT) {
            return new Step(call, state(call), events);
        }
        if (session(call).ended() && call.equals(before)) {
            return new Step(call, state(call), events);
        }
        boolean asks = request.applet() == Applet.GATHER && waitsForKeys(call);
        if (asks) {
            call = asked(call, request);
        }
        Reply reply = asks ? new Reply(false, session(call).node(), call.turns().size() - 1) : state(call);
        return new Step(call.withReplies(keep(call.replies(), position, reply)), reply, events);
    }

    private static List<Aside> asides(List<Event> events) {
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
        return asides;
    }

    /** Without a number in the address, a repeat is a request that is exactly like the last one. */
    private static String position(AppletRequest request) {
        String applet = request.applet().name().toLowerCase(Locale.ROOT);
        return request.turn().isPresent()
                ? applet + "/" + request.turn().getAsInt()
                : applet + " " + request.digits() + " " + request.moment();
    }

    private static Map<String, Reply> keep(Map<String, Reply> replies, String position, Reply reply) {
        if (replies.size() >= MOST_REPLIES) {
            throw new IllegalStateException("a call has asked at more than " + MOST_REPLIES + " positions");
        }
        Map<String, Reply> kept = new LinkedHashMap<>(replies);
        // Of the requests without a number only the very last can be repeated; with any other in between it is a new
        // one.
        kept.keySet().removeIf(other -> other.indexOf(' ') > 0);
        kept.put(position, reply);
        return kept;
    }

    private Call begun(Call call, List<Event> events) {
        if (call.session() != null) {
            return call;
        }
        Turn turn = fetches.settle(
                flow,
                call.id(),
                Engine.start(flow, call.request().inputs(), call.request().language()));
        events.addAll(turn.events());
        return call.with(turn.session(), call.turns());
    }

    private Call answered(Call call, AppletRequest request, List<Event> events) {
        boolean decides = request.applet() == Applet.PASSTHRU || request.applet() == Applet.SWITCH;
        Optional<Boolean> connected = decides ? connected(call, request) : Optional.empty();
        if (connected.isPresent()) {
            Input over = new Input.Transferred(connected.get());
            Turn turn = fetches.settle(flow, call.id(), Engine.resume(flow, session(call), over));
            events.addAll(turn.events());
            return call.with(turn.session(), call.turns());
        }
        return keysTaken(call, request, events);
    }

    /** How a transfer went. One without a usable number cannot even be tried; Exotel has nothing to say of it. */
    private Optional<Boolean> connected(Call call, AppletRequest request) {
        Optional<Transfer> transfer = Engine.pendingTransfer(flow, session(call));
        if (transfer.isEmpty() || request.connected().isPresent()) {
            return transfer.flatMap(waiting -> request.connected());
        }
        String number = Template.fill(transfer.get().to(), session(call).values());
        return PhoneNumbers.e164(number).isEmpty() ? Optional.of(false) : Optional.empty();
    }

    private Call keysTaken(Call call, AppletRequest request, List<Event> events) {
        int open = openTurn(call, request);
        boolean answers = switch (request.applet()) {
            case PASSTHRU, SWITCH -> true;
            case GATHER -> !request.digits().isEmpty();
            case GREETING, CONNECT -> false;
        };
        if (!answers || open < 0 || session(call).ended()) {
            return call;
        }
        Input input = request.digits().isEmpty() ? new Input.Exhausted() : new Input.Keys(request.digits());
        Turn turn = fetches.settle(flow, call.id(), Engine.resume(flow, session(call), input));
        events.addAll(turn.events());
        List<AskedTurn> turns = new ArrayList<>(call.turns());
        turns.set(open, turns.get(open).answered(request.digits(), now));
        return call.with(turn.session(), turns);
    }

    /**
     * The question this request can answer: the last one asked, if it is still open. A Passthru whose own Gather asked an
     * earlier question is late, and that question has been answered or asked again since.
     */
    private static int openTurn(Call call, AppletRequest request) {
        int last = call.turns().size() - 1;
        if (last < 0 || !call.turns().get(last).isOpen()) {
            return -1;
        }
        Reply own = request.turn().isPresent()
                ? call.replies().get("gather/" + request.turn().getAsInt())
                : null;
        boolean late = request.applet() != Applet.GATHER
                && own != null
                && own.turn() >= 0
                && own.turn() != last
                && !sameQuestion(call, own.turn(), last);
        return late ? -1 : last;
    }

    /** The question was put again without an answer in between; keys for either asking are keys for it. */
    private static boolean sameQuestion(Call call, int earlier, int later) {
        return call.turns().subList(earlier, later).stream().allMatch(AskedTurn::isOpen);
    }

    private Call asked(Call call, AppletRequest request) {
        Session session = session(call);
        int number = request.turn().orElse(call.turns().size() + 1);
        List<AskedTurn> turns = new ArrayList<>(call.turns());
        turns.add(new AskedTurn(number, session.node(), ask(session), now, null, null));
        return call.with(session, turns);
    }

    private Ask ask(Session session) {
        Question question = (Question) flow.node(session.node());
        return questions.ask(question, session);
    }

    /** Whether there is nothing more to ask, and where it stands. */
    private Reply state(Call call) {
        Session session = session(call);
        return new Reply(!waitsForKeys(call), session.finalOutcome().orElse(session.node()), -1);
    }

    /** During a transfer the chain of Gathers is left as at the end: a Greeting and the Connect come next. */
    private boolean waitsForKeys(Call call) {
        Session session = session(call);
        return !session.ended() && flow.node(session.node()) instanceof Question;
    }

    private static boolean conversationEnded(Call call) {
        return call.session() != null && call.session().ended();
    }

    private static Session session(Call call) {
        Session session = call.session();
        if (session == null) {
            throw new IllegalStateException("the conversation of call " + call.id() + " has not begun");
        }
        return session;
    }
}
