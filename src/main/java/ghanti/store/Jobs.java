package ghanti.store;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import ghanti.call.Job;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Runs one kind of {@link Job} by db-scheduler: durable, shared by all servers on the database, each job on one server at
 * a time. A server that dies leaves its jobs to the others (or to itself) after some seconds without a heartbeat.
 */
public final class Jobs implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration HEARTBEAT = Duration.ofSeconds(2);
    private static final int MISSED_HEARTBEATS = 4;
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(10);

    private final Scheduler scheduler;

    private Jobs(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /** A kind of job and the table its instances stand in. */
    public enum Kind {
        DIAL("dial_jobs", 16),
        RESULT("result_jobs", 64);

        private final String table;
        private final int threads;

        Kind(String table, int threads) {
            this.table = table;
            this.threads = threads;
        }

        String taskName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Starts to run jobs of a kind. */
    public static Jobs start(Database database, Kind kind, Job job) {
        var task = Tasks.custom(kind.taskName(), Void.class)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(AFTER_FAILURE))
                .execute((instance, context) -> completion(job, job.run(instance.getId())));
        SchedulerBuilder builder = Scheduler.create(database.background(), task);
        if (!database.isPostgres()) {
            builder.jdbcCustomization(new H2JobSql());
        }
        Scheduler scheduler = builder.tableName(kind.table)
                // Takes all it can work on in one transaction instead of one each.
                .pollUsingLockAndFetch(0.5, 1.0)
                .threads(kind.threads)
                .pollingInterval(POLL)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .failureLogging(LogLevel.WARN, true)
                .build();
        scheduler.start();
        return new Jobs(scheduler);
    }

    private static CompletionHandler<Void> completion(Job job, Optional<Instant> next) {
        return (complete, operations) -> {
            if (next.isPresent()) {
                operations.reschedule(complete, next.get());
            } else if (!job.endsWithItsSubject()) {
                operations.remove();
            }
        };
    }

    /** Looks for due jobs now rather than at the next poll. */
    public void wake() {
        scheduler.triggerCheckForDueExecutions();
    }

    /** Puts a job into the caller's transaction, in the shape db-scheduler reads. */
    static void add(Handle handle, Kind kind, String id, Instant due) {
        handle.execute(insert(kind), row(kind, id, due));
    }

    static String insert(Kind kind) {
        return "insert into " + kind.table + " (task_name, task_instance, execution_time, picked, version)"
                + " values (?, ?, ?, false, 1)";
    }

    /** What {@link #insert} takes. */
    static Object[] row(Kind kind, String id, Instant due) {
        return new Object[] {kind.taskName(), id, due};
    }

    /** Puts a job, or puts it at another time if it is there. */
    static void put(Handle handle, Kind kind, String id, Instant due) {
        int moved = handle.execute(
                "update " + kind.table + " set execution_time = ?, version = version + 1"
                        + " where task_name = ? and task_instance = ?",
                due,
                kind.taskName(),
                id);
        if (moved == 0) {
            add(handle, kind, id, due);
        }
    }

    /** Removes a job, in the caller's transaction. */
    static void remove(Handle handle, Kind kind, String id) {
        handle.execute("delete from " + kind.table + " where task_name = ? and task_instance = ?", kind.taskName(), id);
    }

    /** Makes a job due that waits; one that runs is left alone. */
    static boolean hurry(Handle handle, Kind kind, String id, Instant now) {
        return handle.execute(
                        "update " + kind.table + " set execution_time = ? where task_name = ? and task_instance = ?"
                                + " and picked = false and execution_time > ?",
                        now,
                        kind.taskName(),
                        id,
                        now)
                == 1;
    }

    @Override
    public void close() {
        scheduler.stop();
    }
}
