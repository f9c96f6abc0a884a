package ghanti.call;

import ghanti.flow.Flow;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the call a line belongs to, or makes one for a line that nobody announced. */
final class Newcomers {

    private static final Logger log = LoggerFactory.getLogger(Newcomers.class);
    private static final Pattern OUR_ID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final int MOST_CHARACTERS_OF_A_PERSON = 64;

    private final CallStore store;
    private final Flows flows;
    private final Supplier<String> ids;

    Newcomers(CallStore store, Flows flows, Supplier<String> ids) {
        this.store = store;
        this.flows = flows;
        this.ids = ids;
    }

    /**
     * The call of a line.
     *
     * @param isNew true if it is not stored yet
     * @param newSid the line's id if the call does not carry it yet, else null
     * @param refused true if the call cannot begin because it did not bring what its flow needs
     */
    record Found(Call call, boolean isNew, @Nullable String newSid, boolean refused) {

        static Found known(Call call, String sid) {
            return new Found(call, false, call.knows(sid) ? null : sid, false);
        }
    }

    /** The call id of ours that the CustomField is, if it is one. */
    static Optional<String> ourId(AppletRequest request) {
        return request.customField()
                .map(String::strip)
                .filter(field -> OUR_ID.matcher(field).matches());
    }

    Found locate(AppletRequest request, Instant now) {
        String sid = request.callSid();
        return ourId(request)
                .flatMap(store::find)
                .or(() -> store.findBySid(sid))
                .or(() -> beingDialled(request))
                .map(call -> Found.known(call, sid))
                .orElseGet(() -> stranger(request, now));
    }

    /** Exotel leaves CustomField out now and then; the only call that rings that number must be the one. */
    private Optional<Call> beingDialled(AppletRequest request) {
        if (request.incoming()
                || request.customField().filter(field -> !field.isBlank()).isPresent()) {
            return Optional.empty();
        }
        List<Call> ringing = PhoneNumbers.e164(request.person())
                .map(number -> store.dialling(request.flow(), number))
                .orElse(List.of());
        return ringing.size() == 1 ? Optional.of(ringing.get(0)) : Optional.empty();
    }

    private Found stranger(AppletRequest request, Instant now) {
        Flow flow = flows.current(request.flow()).orElseThrow(() -> new UnknownFlowException(request.flow()));
        flows.keep(flow);
        Map<String, Object> raw = request.customField().flatMap(Json::object).orElse(Map.of());
        Inputs inputs = Inputs.check(flow, raw);
        if (!inputs.areComplete()) {
            log.info("line {} brought no call of flow {}: {}", request.callSid(), flow.name(), inputs.faults());
        }
        CallRequest asked = new CallRequest(
                flow.name(),
                flow.version(),
                Direction.INBOUND,
                person(request),
                flow.defaultLanguage(),
                inputs.areComplete() ? inputs.values() : Map.of(),
                null,
                null,
                null,
                null,
                null);
        return new Found(Call.fresh(ids.get(), asked, now), true, request.callSid(), !inputs.areComplete());
    }

    private static String person(AppletRequest request) {
        String raw = request.person();
        return PhoneNumbers.e164(raw).orElse(raw.substring(0, Math.min(raw.length(), MOST_CHARACTERS_OF_A_PERSON)));
    }
}
