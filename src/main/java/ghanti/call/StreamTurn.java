package ghanti.call;

import ghanti.call.AppletTurn.Step;
import java.util.List;
import java.util.Optional;

/**
 * What happens on a stream does to a call what applets do: questions are written down as asked and answered, so that the call goes
 * on over Gather where a stream was lost. Pure, as {@link AppletTurn}.
 */
final class StreamTurn {

    private final Progress progress;

    StreamTurn(Progress progress) {
        this.progress = progress;
    }

    /** @param input what was pressed, said or neither; empty when a stream begins or begins again */
    Step take(Call before, Optional<StreamInput> input) {
        boolean ended = before.session() != null && before.session().ended();
        if (before.outcome() != null && !ended) {
            return new Step(before, new Reply(true, before.outcome(), -1), List.of());
        }
        Call call = progress.begun(before);
        int open = Progress.lastOpen(call);
        if (input.isPresent() && open >= 0 && progress.waitsForKeys(call)) {
            call = progress.answered(call, open, input.get());
        }
        if (progress.waitsForKeys(call) && !isAsked(call)) {
            call = progress.asked(call, call.turns().size() + 1);
        }
        return new Step(progress.withAsides(call), progress.state(call), progress.events());
    }

    /** A stream that begins again asks what was asked before it was lost. */
    private static boolean isAsked(Call call) {
        int open = Progress.lastOpen(call);
        return open >= 0
                && call.turns().get(open).node().equals(Progress.session(call).node());
    }
}
