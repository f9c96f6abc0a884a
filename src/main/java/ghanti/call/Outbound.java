package ghanti.call;

import ghanti.flow.Escalation;
import ghanti.flow.Flow;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A new call to be dialled.
 *
 * @param patience when others are to be called if nobody was reached until then
 */
public record Outbound(Call call, Optional<Instant> patience) {

    /** The call as its flow wants it. */
    public static Outbound of(Call call, Flow flow) {
        Origin origin = call.request().origin();
        boolean escalates = origin == null || origin.kind() != Origin.Kind.ESCALATION;
        return new Outbound(
                call,
                flow.call()
                        .escalation()
                        .filter(some -> escalates)
                        .flatMap(Escalation::after)
                        .map(call.createdAt()::plus));
    }

    /** When somebody has to look whether it has waited too long. */
    public Optional<Instant> alarm(Instant now) {
        return Stream.concat(Stream.ofNullable(call.request().expiresAt()), patience.stream())
                .filter(at -> at.isAfter(now))
                .min(Instant::compareTo);
    }
}
