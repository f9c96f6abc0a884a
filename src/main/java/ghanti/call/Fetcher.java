package ghanti.call;

import ghanti.engine.Input;
import ghanti.flow.Fetch;
import java.time.Duration;
import java.util.Map;

/** Asks a system of the business for a fetch node. */
public interface Fetcher {

    /**
     * Asks; never throws, and never takes longer than the budget.
     *
     * @param values inputs and answers by name
     * @param key the same for every repeat of this question, for systems that tell repeats apart; another one when the call comes
     *     to the node again
     * @return {@link Input.Fetched} or {@link Input.FetchFailed}
     */
    Input fetch(Fetch node, Map<String, Object> values, String key, Duration budget);
}
