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

    /**
     * Takes what happened.
     *
     * @param input what was pressed, said or neither; empty when a stream begins or begins again
     * @throws GoneOnException if what was answered is not what is open now
     */
    Step take(Call before, Optional<StreamInput> input) {
        boolean ended = before.session() != null && before.session().ended();
        if (before.outcome() != null && !ended) {
            return new Step(before, new Reply(true, before.outcome(), -1), List.of());
        }
        Call call = progress.begun(before);
        int open = Progress.lastOpen(call);
        if (input.isPresent() && progress.waitsForKeys(call)) {
            if (open < 0 || !call.turns().get(open).at().equals(input.get().asked())) {
                throw new GoneOnException(call.id());
            }
            call = progress.answered(call, open, input.get());
        } else if (isAsked(call) && progress.waitsForKeys(call)) {
            // From here on an older stream of this call, on whatever server, answers a question that is not open any
            // more.
            call = progress.askedAgain(call, open);
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
