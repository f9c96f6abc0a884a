package ghanti.call;

import ghanti.call.CallStore.IdempotencyKey;
import ghanti.call.CallStore.Placed;
import ghanti.flow.Flow;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A business wants a call placed: it is stored, and dialled from there. */
public final class PlaceCall {

    private static final Logger log = LoggerFactory.getLogger(PlaceCall.class);

    private final CallStore store;
    private final Flows flows;
    private final Supplier<String> ids;
    private final Clock clock;

    public PlaceCall(CallStore store, Flows flows, Supplier<String> ids, Clock clock) {
        this.store = store;
        this.flows = flows;
        this.ids = ids;
        this.clock = clock;
    }

    /** Stores a checked request; with a known key the earlier call is given instead. */
    public Placed place(CallRequest request, Optional<IdempotencyKey> key) {
        Flow flow = flows.version(request.flow(), request.flowVersion())
                .orElseThrow(() -> new UnknownFlowException(request.flow()));
        flows.keep(flow);
        Call call = Call.fresh(ids.get(), request, clock.instant());
        Placed placed = store.insertOutbound(Outbound.of(call, flow), key.orElse(null));
        if (placed.isNew()) {
            log.info("call {} of {} to {} is queued", call.id(), request.flow(), PhoneNumbers.masked(request.to()));
        }
        return placed;
    }
}
