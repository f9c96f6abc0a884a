package ghanti.call;

import ghanti.call.Origin.Kind;
import ghanti.engine.Template;
import ghanti.flow.End;
import ghanti.flow.Escalation;
import ghanti.flow.Flow;
import ghanti.flow.FollowUp;
import ghanti.flow.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The calls that follow from a call's outcome: to others where nobody was reached, and later ones to the same number. */
final class Successors {

    private static final Logger log = LoggerFactory.getLogger(Successors.class);

    /** Of an escalation's own calls, what counts as reaching nobody. */
    private static final List<String> NOBODY =
            List.of("no_answer", "busy", "failed", "no_response", Again.HUNG_UP, "expired");

    /** More calls that each follow from the one before are a circle that somebody has to hear for ever. */
    private static final int MOST_IN_A_ROW = 10;

    private final Flows flows;
    private final Supplier<String> ids;

    Successors(Flows flows, Supplier<String> ids) {
        this.flows = flows;
        this.ids = ids;
    }

    /**
     * What follows.
     *
     * @param escalated whether the business is to hear that nobody was reached
     */
    record Following(List<Outbound> calls, boolean escalated) {
        static final Following NOTHING = new Following(List.of(), false);
    }

    /** What follows from a change; mostly nothing. */
    Following of(Call before, Call after, Flow flow, Instant now) {
        if (!after.hasOutcome() || before.hasOutcome()) {
            return Following.NOTHING;
        }
        Optional<Outbound> later = followUp(after, flow, now);
        if (later.isPresent()) {
            return new Following(List.of(later.get()), false);
        }
        Origin origin = after.request().origin();
        return origin != null && origin.kind() == Kind.ESCALATION
                ? nextOf(after, origin, now)
                : flow.call()
                        .escalation()
                        .filter(escalation -> escalates(after, escalation, now))
                        .map(escalation -> escalated(after, flow, escalation, now))
                        .orElse(Following.NOTHING);
    }

    private static boolean escalates(Call call, Escalation escalation, Instant now) {
        if (call.request().direction() == Direction.INBOUND) {
            return false;
        }
        String outcome = String.valueOf(call.outcome());
        if (Dialling.wasForbidden(call)) {
            return true;
        }
        boolean tookTooLong = outcome.equals(CallStatus.EXPIRED.word())
                && escalation
                        .after()
                        .filter(after -> !now.isBefore(call.createdAt().plus(after)))
                        .isPresent();
        return tookTooLong || (escalation.on().contains(outcome) && reachedNobody(call, outcome));
    }

    private static boolean reachedNobody(Call call, String outcome) {
        return !outcome.equals(Again.HUNG_UP) || !Again.hasAnswered(call);
    }

    private Following escalated(Call call, Flow flow, Escalation escalation, Instant now) {
        Map<String, Object> values = values(call);
        List<String> numbers = new ArrayList<>();
        for (Text to : escalation.to()) {
            PhoneNumbers.e164(Template.fill(to, values))
                    .ifPresentOrElse(
                            numbers::add,
                            () -> log.warn("call {} cannot escalate to a number that is none", call.id()));
        }
        if (escalation.to().isEmpty() && escalation.flow().isPresent()) {
            numbers.add(call.request().to());
        }
        if (numbers.isEmpty()) {
            return new Following(List.of(), true);
        }
        String name = escalation.flow().orElse(flow.name());
        Origin origin = new Origin(Kind.ESCALATION, call.id(), 1, numbers.subList(1, numbers.size()));
        Map<String, Object> given = escalation.flow().isPresent() ? given(escalation.inputs(), values) : Map.of();
        return new Following(
                child(call, name, with(values, given), numbers.get(0), now, origin).stream()
                        .toList(),
                true);
    }

    private Following nextOf(Call call, Origin origin, Instant now) {
        String outcome = String.valueOf(call.outcome());
        boolean nobody = Dialling.wasForbidden(call) || (NOBODY.contains(outcome) && reachedNobody(call, outcome));
        if (!nobody) {
            return Following.NOTHING;
        }
        if (origin.further().isEmpty()) {
            return new Following(List.of(), true);
        }
        List<String> further = origin.further();
        Origin next = new Origin(Kind.ESCALATION, origin.id(), origin.step() + 1, further.subList(1, further.size()));
        return new Following(
                child(call, call.request().flow(), call.request().inputs(), further.get(0), now, next).stream()
                        .toList(),
                true);
    }

    private Optional<Outbound> followUp(Call call, Flow flow, Instant now) {
        if (call.session() == null
                || !String.valueOf(call.outcome()).equals(call.session().outcome())) {
            return Optional.empty();
        }
        if (!(flow.nodes().get(call.session().node()) instanceof End end)
                || end.then().isEmpty()) {
            return Optional.empty();
        }
        FollowUp then = end.then().get();
        Map<String, Object> values = values(call);
        Optional<Duration> wait = then.after().of(values);
        if (wait.isEmpty()) {
            log.warn(
                    "call {} has no follow-up: \"{}\" has no value",
                    call.id(),
                    then.after().source());
            return Optional.empty();
        }
        Map<String, Object> inputs = with(values, given(then.inputs(), values));
        Origin before = call.request().origin();
        int step = before != null && before.kind() == Kind.FOLLOW_UP ? before.step() + 1 : 1;
        if (step > MOST_IN_A_ROW) {
            log.warn("call {} has no follow-up: it is the {}th in a row", call.id(), MOST_IN_A_ROW);
            return Optional.empty();
        }
        Origin origin = new Origin(Kind.FOLLOW_UP, call.id(), step, List.of());
        return child(call, then.flow(), inputs, call.request().to(), now.plus(wait.get()), origin);
    }

    private static Map<String, Object> values(Call call) {
        Map<String, Object> values = new LinkedHashMap<>(call.request().inputs());
        if (call.session() != null) {
            values.putAll(call.session().values());
        }
        return values;
    }

    /** What is handed on: the call's own values, and above them what the author says. */
    private static Map<String, Object> with(Map<String, Object> own, Map<String, Object> given) {
        Map<String, Object> all = new LinkedHashMap<>(own);
        all.putAll(given);
        return all;
    }

    private static Map<String, Object> given(Map<String, Text> inputs, Map<String, Object> values) {
        Map<String, Object> given = new LinkedHashMap<>();
        inputs.forEach((name, text) -> Template.value(text, values).ifPresent(value -> given.put(name, value)));
        return given;
    }

    private Optional<Outbound> child(
            Call parent, String name, Map<String, Object> values, String to, Instant due, Origin origin) {
        Flow flow = flows.current(name).orElse(null);
        if (flow == null) {
            log.error("call {} is to be followed by flow {}, which does not exist", parent.id(), name);
            return Optional.empty();
        }
        Map<String, Object> raw = new LinkedHashMap<>();
        flow.inputs().forEach((input, variable) -> {
            Object value = values.get(input);
            if (value != null) {
                raw.put(input, Template.as(value, variable.type()).orElse(value));
            }
        });
        Inputs inputs = Inputs.check(flow, raw);
        if (!inputs.areComplete()) {
            log.error("call {} cannot be followed by flow {}: {}", parent.id(), name, inputs.faults());
            return Optional.empty();
        }
        flows.keep(flow);
        CallRequest asked = parent.request();
        Instant now = parent.updatedAt();
        @Nullable Instant notBefore = due.isAfter(now) ? due : null;
        CallRequest request = new CallRequest(
                name,
                flow.version(),
                Direction.OUTBOUND,
                to,
                flow.languages().contains(asked.language()) ? asked.language() : flow.defaultLanguage(),
                inputs.values(),
                asked.metadata(),
                asked.resultUrl(),
                notBefore,
                null,
                asked.recorded(),
                asked.priority(),
                origin);
        String why = origin.kind().word().replace('_', ' ') + " of call " + parent.id();
        return Optional.of(Outbound.of(Call.fresh(ids.get(), request, now).decided("queued", why, now), flow));
    }
}
