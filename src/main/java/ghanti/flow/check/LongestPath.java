package ghanti.flow.check;

import ghanti.flow.Flow;
import ghanti.flow.FlowFile;
import ghanti.flow.Problem;
import ghanti.flow.Turns;
import java.util.function.Consumer;

/** A call that needs more turns than its dashboard chain has is cut off in the middle. */
final class LongestPath implements Rule {

    /** As many as a chain usually has. */
    private static final int MOST_TURNS = 20;

    @Override
    public void check(FlowFile file, Flow linked, Consumer<Problem> problems) {
        int turns = Turns.most(linked);
        if (turns > MOST_TURNS) {
            problems.accept(file.warning(
                    "the longest way through this flow takes " + turns
                            + " turns with all attempts, and a dashboard chain" + " usually has " + MOST_TURNS
                            + "; ask less, allow fewer attempts, or build a longer chain",
                    "start"));
        }
    }
}
