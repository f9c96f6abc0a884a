package ghanti.flow.check;

import ghanti.flow.Flow;
import ghanti.flow.FlowFile;
import ghanti.flow.Problem;
import java.util.function.Consumer;

/** One thing that can be wrong with a flow. */
interface Rule {

    /**
     * Tells every place where the flow breaks this rule.
     *
     * @param file the flow as its author wrote it, which problems are told about
     * @param linked the same with the flows it holds inside it
     */
    void check(FlowFile file, Flow linked, Consumer<Problem> problems);
}
