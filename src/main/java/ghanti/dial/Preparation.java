package ghanti.dial;

import ghanti.call.Call;
import ghanti.flow.Flow;

/** Makes ready what a call will need once it is answered. Returns in a bounded time and does not fail. */
public interface Preparation {

    /** Called before the call's telephone rings. */
    void before(Call call, Flow flow);
}
