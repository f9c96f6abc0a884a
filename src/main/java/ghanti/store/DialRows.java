package ghanti.store;

import ghanti.call.Attempt;
import ghanti.call.Call;
import ghanti.call.Consequences.Line;
import ghanti.call.Consequences.Queue;
import ghanti.dial.Lane;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** The rows of calls that wait to be dialled and of lines in use, as they change with a call. */
final class DialRows {

    static final String INSERT = "insert into dial_queue (call_id, lane, due_at) values (?, ?, ?)";

    private DialRows() {}

    /** Gives a call its place in the queue. */
    static void put(Handle handle, Call call) {
        int moved = handle.execute("update dial_queue set due_at = ? where call_id = ?", due(call), call.id());
        if (moved == 0) {
            handle.execute(INSERT, row(call));
        }
    }

    /** What {@link #INSERT} takes. */
    static Object[] row(Call call) {
        return new Object[] {call.id(), Lane.of(call).name(), due(call)};
    }

    private static Instant due(Call call) {
        return call.dueAt() == null ? call.createdAt() : call.dueAt();
    }

    static void queue(Handle handle, Call call, Queue change) {
        if (change == Queue.PUT) {
            put(handle, call);
        } else if (change == Queue.REMOVED) {
            handle.execute("delete from dial_queue where call_id = ?", call.id());
        }
    }

    static void line(Handle handle, Call call, Line change) {
        if (change == Line.NEVER_WAS) {
            handle.execute(
                    "delete from dials where call_id = ? and attempt > ?",
                    call.id(),
                    call.attempts().size());
        } else if (change == Line.OVER) {
            Attempt over = lastOver(call);
            handle.execute(
                    "update dials set over_at = ?, fate = ? where call_id = ? and attempt = ?",
                    over.endedAt(),
                    over.status(),
                    call.id(),
                    over.number());
        }
    }

    private static Attempt lastOver(Call call) {
        return call.attempts().stream()
                .filter(Attempt::hasEnded)
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new IllegalStateException("no line of call " + call.id() + " is over"));
    }
}
