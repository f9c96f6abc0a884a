package ghanti.call;

import ghanti.call.AppletRequest.Applet;
import ghanti.call.AppletTurn.Step;
import ghanti.call.Newcomers.Found;
import ghanti.call.Successors.Following;
import ghanti.engine.Engine;
import ghanti.engine.Input;
import ghanti.engine.Line;
import ghanti.engine.Session;
import ghanti.engine.Template;
import ghanti.flow.Flow;
import ghanti.speech.Speaker;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An input arrives for a call. What an answer depends on is committed before it is returned; any server may take any
 * request, and two that take the same one at once answer the same.
 */
public final class Conversations {

    private static final Logger log = LoggerFactory.getLogger(Conversations.class);

    /** Lost races are repeated at once; more than this in a row means that something else is wrong. */
    private static final int MOST_TRIES = 8;

    private final CallStore store;
    private final Flows flows;
    private final Speaker speaker;
    private final PromptSounds sounds;
    private final Fetches fetches;
    private final Fetches onlyGets;
    private final Results results;
    private final Successors successors;
    private final Newcomers newcomers;
    private final RecentCalls recent = new RecentCalls();
    private final Clock clock;
    private final Outcomes outcomes;

    /** Is told of every call whose outcome has become known, after that was committed. */
    public interface Outcomes {
        void known(Call call);
    }

    /** What conversations need of the rest. */
    public record Parts(
            CallStore store, Flows flows, Saying saying, Fetcher fetcher, ResultsTo resultsTo, Clock clock) {}

    /** How lines are put into words and sounds. */
    public record Saying(Speaker speaker, PromptSounds sounds) {}

    /** Where results go and how their ids are made. */
    public record ResultsTo(Optional<URI> url, Supplier<String> ids) {}

    public Conversations(Parts parts, Outcomes outcomes) {
        this.store = parts.store();
        this.flows = parts.flows();
        this.speaker = parts.saying().speaker();
        this.sounds = parts.saying().sounds();
        this.fetches = new Fetches(parts.fetcher(), parts.clock());
        this.onlyGets = new Fetches(onlyGets(parts.fetcher()), parts.clock());
        this.results = new Results(parts.resultsTo().url(), parts.resultsTo().ids());
        this.successors = new Successors(flows, parts.resultsTo().ids());
        this.newcomers = new Newcomers(store, flows, parts.resultsTo().ids());
        this.clock = parts.clock();
        this.outcomes = outcomes;
    }

    /**
     * What an applet is to be told.
     *
     * @param ask the question, for a Gather while the conversation goes on
     * @param transferTo the number to connect to, for a Connect while the conversation waits for a transfer
     * @param said for a Gather or Greeting what is said now: the closing words once it has ended, else the question's
     */
    public record Answer(String callId, Reply reply, Optional<Ask> ask, Optional<String> transferTo, Said said) {}

    /**
     * What is said.
     *
     * @param sound hash of its sound, or empty where Exotel is to read the words
     */
    public record Said(String words, Optional<String> sound) {
        static final Said NOTHING = new Said("", Optional.empty());
    }

    /** Takes a request and says what to answer. */
    public Answer answer(AppletRequest request) {
        return take(request, true);
    }

    /** What {@link #answer} would say, without any effect: for HEAD. */
    public Answer peek(AppletRequest request) {
        return take(request, false);
    }

    private Answer take(AppletRequest request, boolean keep) {
        Taken taken = transact(
                request,
                keep,
                (call, flow, fetching, now) ->
                        new AppletTurn(flow, progress(flow, sounds, fetching, now)).take(call, request));
        return answerOf(taken.step(), taken.flow(), request.applet());
    }

    /**
     * Where a conversation on a stream stands.
     *
     * @param asks whether a question is open; if not, the stream has nothing more to do once the lines are said
     * @param asked when the last question was put, by which its answer is known
     */
    public record Streamed(String callId, Flow flow, Session session, boolean asks, Instant asked) {}

    /**
     * Takes what happened on a stream.
     *
     * @param line which line it is, as a Gather without a number would say it
     * @param input what was pressed, said or neither; empty when a stream begins or begins again
     * @throws GoneOnException if the question that is answered is not the open one: the call goes on elsewhere
     */
    public Streamed stream(AppletRequest line, Optional<StreamInput> input) {
        Taken taken = transact(
                line,
                true,
                (call, flow, fetching, now) ->
                        new StreamTurn(progress(flow, PromptSounds.NONE, fetching, now)).take(call, input));
        Call call = taken.step().call();
        return new Streamed(
                call.id(),
                taken.flow(),
                spoken(call, taken.flow()),
                !taken.step().reply().ended(),
                call.turns().isEmpty()
                        ? call.createdAt()
                        : call.turns().get(call.turns().size() - 1).at());
    }

    private Progress progress(Flow flow, PromptSounds sounding, Fetches fetching, Instant now) {
        return new Progress(flow, new Questions(flow, speaker, sounding), fetching, now);
    }

    /** What a request does to a call. */
    private interface TurnOf {
        Step take(Call call, Flow flow, Fetches fetching, Instant now);
    }

    private record Taken(Step step, Flow flow) {}

    private Taken transact(AppletRequest request, boolean keep, TurnOf turn) {
        for (int attempt = 0; attempt < MOST_TRIES; attempt++) {
            Instant now = clock.instant();
            Found found = recent.find(request)
                    .map(call -> Found.known(call, request.callSid()))
                    .orElseGet(() -> newcomers.locate(request, now));
            Flow flow = flowOf(found.call());
            if (found.call().hasLeft(request.callSid())) {
                // A late request of an attempt that is over; the call has gone on without it.
                return new Taken(
                        new Step(
                                found.call(),
                                new Reply(true, found.call().status().word(), -1),
                                List.of()),
                        flow);
            }
            OnLine line = new OnLine(request, now);
            Call call = found.refused() ? refused(found.call(), flow) : line.inTime(found.call());
            Step step = line.step(found, turn.take(call, flow, keep ? fetches : onlyGets, now), flow);
            if (step.call().equals(found.call()) || !keep || stored(found, step, request, now)) {
                return new Taken(step, flow);
            }
            recent.forget(request);
        }
        throw new IllegalStateException("line " + request.callSid() + " is changed faster than it can be stored");
    }

    /** A HEAD may look but not act: what it asks of the business is only what cannot change anything there. */
    private static Fetcher onlyGets(Fetcher fetcher) {
        return (node, values, key, budget) -> node.method().equals("GET")
                ? fetcher.fetch(node, values, key, budget)
                : new Input.FetchFailed("not posted for a HEAD");
    }

    private static Call refused(Call call, Flow flow) {
        Session session = Engine.refuse(flow, call.request().language()).session();
        return call.with(session, List.of());
    }

    private boolean stored(Found found, Step step, AppletRequest request, Instant now) {
        Call before = found.call();
        Call next = step.call().next(now);
        Flow flow = flowOf(before);
        Following following = successors.of(before, next, flow, now);
        List<CallResult> caused = results.of(before, next, step.events(), flow, following);
        Call after = told(next, following, now).withMoreResults(caused.size());
        boolean kept = found.isNew()
                ? store.insertInbound(after, request.callSid(), caused)
                : store.update(after, Consequences.of(before, after, found.newSid(), caused, following.calls()));
        if (kept) {
            recent.put(request, after);
            tellOutcome(before, after);
        }
        return kept;
    }

    private void tellOutcome(Call before, Call after) {
        if (after.hasOutcome() && !before.hasOutcome()) {
            String where = after.node() == null ? "before the conversation" : "at " + after.node();
            log.info(
                    "call {} of {} has ended: {} {}",
                    after.id(),
                    after.request().flow(),
                    after.outcome(),
                    where);
            outcomes.known(after);
        }
    }

    private Answer answerOf(Step step, Flow flow, Applet applet) {
        Call call = step.call();
        Reply reply = step.reply();
        if (reply.turn() >= 0) {
            Ask ask = call.turns().get(reply.turn()).ask();
            Said said = new Said(ask.prompt(), Optional.ofNullable(ask.sound()));
            return new Answer(call.id(), reply, Optional.of(ask), Optional.empty(), said);
        }
        boolean speaks = applet == Applet.GATHER || applet == Applet.GREETING;
        Said said = speaks ? said(flow, spoken(call, flow).lines()) : Said.NOTHING;
        return new Answer(call.id(), reply, Optional.empty(), transferTo(call, flow), said);
    }

    private Said said(Flow flow, List<Line> lines) {
        return new Said(speaker.words(flow, lines), lines.isEmpty() ? Optional.empty() : sounds.sound(flow, lines));
    }

    private static Optional<String> transferTo(Call call, Flow flow) {
        Session session = call.session();
        if (session == null || call.hasOutcome()) {
            return Optional.empty();
        }
        Optional<String> to =
                Engine.pendingTransfer(flow, session).map(transfer -> Template.fill(transfer.to(), session.values()));
        to.filter(number -> PhoneNumbers.e164(number).isEmpty())
                .ifPresent(number -> log.warn("call {} cannot be transferred: its number is none", call.id()));
        return to.flatMap(PhoneNumbers::e164);
    }

    /** Of a call that ended in the middle of its conversation only the apology is left to say, or that it is no longer needed. */
    private static Session spoken(Call call, Flow flow) {
        Session session = call.session();
        boolean calledOff = call.status() == CallStatus.CANCELLED || call.status() == CallStatus.EXPIRED;
        if (calledOff) {
            return Engine.callOff(flow, call.request().language(), call.status().word())
                    .session();
        }
        return session == null || (call.hasOutcome() && !session.ended())
                ? Engine.refuse(flow, call.request().language()).session()
                : session;
    }

    private Flow flowOf(Call call) {
        return flows.version(call.request().flow(), call.request().flowVersion())
                .orElseThrow(
                        () -> new IllegalStateException("flow " + call.request().flow() + " in version "
                                + call.request().flowVersion() + " is gone"));
    }

    /** Takes what Exotel says about a line. An unknown call is logged and ignored: there is nothing to change. */
    public void line(String callId, LineReport report) {
        change(callId, call -> LineEnd.apply(call, report, flowOf(call).call(), clock.instant()));
    }

    /** The caller of an inbound call has gone, if nothing was heard of it since a moment. */
    public void quietSince(String callId, Instant since) {
        change(callId, call -> LineEnd.quiet(call, since, flowOf(call).call(), clock.instant()));
    }

    /** Changes a call outside its conversation; a changed outcome is reported like any other. */
    public Optional<Call> change(String callId, UnaryOperator<Call> by) {
        for (int attempt = 0; attempt < MOST_TRIES; attempt++) {
            Optional<Call> before = store.find(callId);
            if (before.isEmpty()) {
                log.info("something arrived for call {}, which nobody knows; ignored", callId);
                return Optional.empty();
            }
            Call after = by.apply(before.get());
            if (after.equals(before.get())) {
                return before;
            }
            if (storedChange(before.get(), after)) {
                return Optional.of(after);
            }
        }
        throw new IllegalStateException("call " + callId + " is changed faster than it can be stored");
    }

    private boolean storedChange(Call before, Call after) {
        Instant now = clock.instant();
        Call next = after.next(now);
        Flow flow = flowOf(after);
        Following following = successors.of(before, next, flow, now);
        List<CallResult> caused = results.of(before, next, List.of(), flow, following);
        Call changed = told(next, following, now).withMoreResults(caused.size());
        boolean kept = store.update(
                changed, Consequences.of(before, changed, newSid(before, after), caused, following.calls()));
        if (kept) {
            tellOutcome(before, after);
        }
        return kept;
    }

    /** The call's own history says what followed from it. */
    private static Call told(Call call, Following following, Instant now) {
        Call told = call;
        for (Outbound next : following.calls()) {
            Call child = next.call();
            String what = following.escalated() ? "escalated" : "follow_up";
            told = told.decided(
                    what, "call " + child.id() + " of flow " + child.request().flow() + " follows", now);
        }
        return following.escalated() && following.calls().isEmpty()
                ? told.decided("escalated", "the business is told; nobody else is called", now)
                : told;
    }

    private static @Nullable String newSid(Call before, Call after) {
        Attempt attempt = after.lastAttempt();
        String sid = attempt == null ? null : attempt.callSid();
        return sid == null || before.knows(sid) ? null : sid;
    }
}
