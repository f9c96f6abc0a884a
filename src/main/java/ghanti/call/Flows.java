package ghanti.call;

import ghanti.flow.Flow;
import ghanti.flow.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The flows calls run on. */
public interface Flows {

    /** The flow new calls of that name run on. */
    Optional<Flow> current(String name);

    /** That version of a flow, also where its file has changed since. */
    Optional<Flow> version(String name, String version);

    /** Sees to it that the version can be had after any restart; to be called before a call begins on it. */
    void keep(Flow flow);

    /** What is wrong with a flow's file as it is now, which may be newer than the current flow. */
    List<Problem> problems(String name);

    /** The versions of a flow: the current one, then those that calls have run on, the last one first. */
    List<String> versions(String name);

    /** All current flows, by name. */
    Collection<Flow> all();
}
