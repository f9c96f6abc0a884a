package ghanti.campaign;

import ghanti.call.CallRequest;
import ghanti.call.Direction;
import ghanti.call.Inputs;
import ghanti.call.Inputs.Fault;
import ghanti.call.Json;
import ghanti.call.Origin;
import ghanti.call.PhoneNumbers;
import ghanti.flow.Flow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes requests of rows, as {@code POST /v1/calls} would take them. */
final class RowCheck {

    private static final int LONGEST_METADATA = 8 * 1024;

    private final CampaignOrder order;
    private final Origin origin;

    RowCheck(CampaignOrder order, String campaign) {
        this.order = order;
        this.origin = new Origin(Origin.Kind.CAMPAIGN, campaign, 0, List.of());
    }

    /**
     * What came of a row.
     *
     * @param request empty if anything is wrong
     */
    record Checked(Optional<CallRequest> request, List<Fault> faults) {}

    Checked check(Row row) {
        if (row.isUnreadable()) {
            return new Checked(Optional.empty(), row.faults());
        }
        Flow flow = order.flow();
        List<Fault> faults = new ArrayList<>(row.faults());
        Optional<String> to = to(row, faults);
        Inputs inputs = Inputs.check(flow, row.inputs());
        faults.addAll(inputs.faults());
        faults.addAll(Inputs.unknown(flow, row.inputs()));
        String language = language(row, faults);
        metadata(row, faults);
        if (!faults.isEmpty() || to.isEmpty()) {
            return new Checked(Optional.empty(), faults);
        }
        CallRequest request = new CallRequest(
                flow.name(),
                flow.version(),
                Direction.OUTBOUND,
                to.get(),
                language,
                inputs.values(),
                row.metadata(),
                order.resultUrl(),
                order.notBefore(),
                order.expiresAt(),
                null,
                order.priority(),
                origin);
        return new Checked(Optional.of(request), List.of());
    }

    private static Optional<String> to(Row row, List<Fault> faults) {
        Object to = row.to();
        if (to == null) {
            faults.add(new Fault("to", "is required: the number to ring, such as +919876543210"));
            return Optional.empty();
        }
        // Programs that make JSON lines from tables write numbers without quotes.
        Optional<String> number =
                to instanceof String || to instanceof Long ? PhoneNumbers.e164(String.valueOf(to)) : Optional.empty();
        if (number.isEmpty()) {
            faults.add(new Fault("to", "must be a phone number such as +919876543210"));
        }
        return number;
    }

    private String language(Row row, List<Fault> faults) {
        Object language = row.language();
        if (language == null) {
            return order.language();
        }
        if (!order.flow().languages().contains(String.valueOf(language))) {
            faults.add(new Fault(
                    "language",
                    "must be one of " + String.join(", ", order.flow().languages())));
        }
        return String.valueOf(language);
    }

    private static void metadata(Row row, List<Fault> faults) {
        Object metadata = row.metadata();
        if (metadata != null && !(metadata instanceof Map)) {
            faults.add(new Fault("metadata", "must be an object"));
        } else if (metadata != null && Json.write(metadata).length() > LONGEST_METADATA) {
            faults.add(new Fault("metadata", "must be shorter than " + LONGEST_METADATA + " characters"));
        }
    }
}
