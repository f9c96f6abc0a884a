package ghanti.app;

import ghanti.flow.Problem;
import java.util.List;

/** Flows that cannot run; a server does not start on them. */
final class FlowErrors extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    FlowErrors(List<Problem> problems) {
        super("a flow has errors");
        this.problems = problems;
    }

    List<Problem> problems() {
        return problems;
    }
}
