package ghanti.call;

import ghanti.flow.Flow;

/** Which calls are recorded: those whose request says so, else those whose flow does. */
public final class RecordedCalls {

    private final CallStore calls;
    private final Flows flows;

    public RecordedCalls(CallStore calls, Flows flows) {
        this.calls = calls;
        this.flows = flows;
    }

    /** Whether a call is to be recorded. Looks it up, which may take the time the database takes. */
    public boolean include(String callId) {
        return calls.find(callId).map(this::isRecorded).orElse(false);
    }

    private boolean isRecorded(Call call) {
        CallRequest request = call.request();
        return request.recorded() != null
                ? request.recorded()
                : flows.version(request.flow(), request.flowVersion())
                        .map(Flow::recorded)
                        .orElse(false);
    }
}
