package ghanti.call;

import ghanti.flow.Flow;
import java.util.Collection;
import java.util.Optional;

/** The flows calls run on. */
public interface Flows {

    /** The flow new calls of that name run on. */
    Optional<Flow> current(String name);

    /** That version of a flow, also where its file has changed since. */
    Optional<Flow> version(String name, String version);

    /** All current flows, by name. */
    Collection<Flow> all();
}
