package ghanti.store;

import ghanti.call.CallResult;
import ghanti.result.ResultState;
import ghanti.result.ResultStore;
import ghanti.result.StoredResult;
import ghanti.store.Jobs.Kind;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** {@link ResultStore} on H2 and PostgreSQL. */
public final class JdbiResultStore implements ResultStore {

    /** When a pending result is tried next stands with its job. */
    private static final String ROWS =
            "select r.id, r.call_id, r.call_sequence, r.type, r.url, r.body, r.state, r.tries, r.created_at,"
                    + " r.pending_since, r.delivered_at, r.last_error, j.execution_time from results r"
                    + " left join result_jobs j on j.task_name = 'result' and j.task_instance = r.id";

    private static final int LONGEST_ERROR = 500;

    private final Jdbi jdbi;

    public JdbiResultStore(Database database) {
        this.jdbi = database.forBackground();
    }

    /** Keeps a result and the job that delivers it, in the caller's transaction. */
    static void insert(Handle handle, CallResult result) {
        handle.execute(
                "insert into results (id, call_id, call_sequence, type, url, body, state, tries, created_at,"
                        + " pending_since) values (?, ?, ?, ?, ?, ?, 'pending', 0, ?, ?)",
                result.id(),
                result.callId(),
                result.sequence(),
                result.type(),
                result.url().toString(),
                result.body(),
                result.createdAt(),
                result.createdAt());
        Jobs.add(handle, Kind.RESULT, result.id(), result.createdAt());
    }

    @Override
    public Optional<StoredResult> find(String id) {
        return Sql.run(() -> jdbi.withHandle(handle -> handle.select(ROWS + " where r.id = ?", id)
                .map(JdbiResultStore::row)
                .findOne()));
    }

    private static StoredResult row(ResultSet row, StatementContext context) throws SQLException {
        CallResult result = new CallResult(
                row.getString("id"),
                row.getString("call_id"),
                row.getInt("call_sequence"),
                row.getString("type"),
                URI.create(row.getString("url")),
                row.getString("body"),
                row.getTimestamp("created_at").toInstant());
        ResultState state = ResultState.of(row.getString("state")).orElseThrow();
        return new StoredResult(
                result,
                state,
                row.getInt("tries"),
                row.getTimestamp("pending_since").toInstant(),
                state == ResultState.PENDING ? instant(row.getTimestamp("execution_time")) : null,
                instant(row.getTimestamp("delivered_at")),
                row.getString("last_error"));
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }

    @Override
    public Optional<Instant> earlierDue(StoredResult stored) {
        if (stored.result().sequence() == 1) {
            return Optional.empty();
        }
        return Sql.run(() -> jdbi.withHandle(handle -> handle.select(
                        ROWS + " where r.call_id = ? and r.call_sequence < ? and r.state = 'pending'"
                                + " order by r.call_sequence limit 1",
                        stored.result().callId(),
                        stored.result().sequence())
                .map(JdbiResultStore::row)
                .findOne()
                .map(JdbiResultStore::due)));
    }

    private static Instant due(StoredResult stored) {
        return stored.nextTryAt() == null ? stored.pendingSince() : stored.nextTryAt();
    }

    @Override
    public boolean delivered(StoredResult stored, int tries, Instant at) {
        return Sql.run(() -> jdbi.inTransaction(handle -> {
            handle.execute(
                    "update results set state = 'delivered', tries = ?, delivered_at = ?, last_error = null where id = ?",
                    tries,
                    at,
                    stored.result().id());
            return ended(handle, stored, at);
        }));
    }

    @Override
    public boolean dead(StoredResult stored, int tries, String error, Instant at) {
        return Sql.run(() -> jdbi.inTransaction(handle -> {
            note(handle, stored, tries, error, ResultState.DEAD);
            return ended(handle, stored, at);
        }));
    }

    @Override
    public void failed(StoredResult stored, int tries, String error) {
        Sql.run(() -> jdbi.withHandle(handle -> note(handle, stored, tries, error, ResultState.PENDING)));
    }

    private static int note(Handle handle, StoredResult stored, int tries, String error, ResultState state) {
        return handle.execute(
                "update results set state = ?, tries = ?, last_error = ? where id = ?",
                state.word(),
                tries,
                error.substring(0, Math.min(error.length(), LONGEST_ERROR)),
                stored.result().id());
    }

    /** The job goes with what it was for, and the next result of the call need not wait any longer. */
    private static boolean ended(Handle handle, StoredResult stored, Instant now) {
        Jobs.remove(handle, Kind.RESULT, stored.result().id());
        return handle.select(
                        "select id from results where call_id = ? and call_sequence > ? and state = 'pending'"
                                + " order by call_sequence limit 1",
                        stored.result().callId(),
                        stored.result().sequence())
                .mapTo(String.class)
                .findOne()
                .map(next -> Jobs.hurry(handle, Kind.RESULT, next, now))
                .orElse(false);
    }

    @Override
    public void forgetJob(String id) {
        Sql.run(() -> jdbi.inTransaction(handle -> {
            Jobs.remove(handle, Kind.RESULT, id);
            return id;
        }));
    }

    @Override
    public boolean replay(String id, Instant now) {
        return Sql.run(() -> jdbi.inTransaction(handle -> {
            return replay(handle, id, now)
                    || Jobs.hurry(handle, Kind.RESULT, id, now)
                    || handle.select("select 1 from results where id = ?", id)
                            .mapTo(Integer.class)
                            .findOne()
                            .isPresent();
        }));
    }

    private static boolean replay(Handle handle, String id, Instant now) {
        int changed = handle.execute(
                "update results set state = 'pending', tries = 0, pending_since = ? where id = ? and state <> 'pending'",
                now,
                id);
        if (changed == 1) {
            Jobs.remove(handle, Kind.RESULT, id);
            Jobs.add(handle, Kind.RESULT, id, now);
        }
        return changed == 1;
    }

    @Override
    public Replays replayAll(ResultFilter filter, Instant now) {
        Conditions where = where(filter);
        String sql = "select r.id from results r" + where.sql() + " order by r.id limit " + filter.limit();
        return Sql.run(() -> jdbi.inTransaction(handle -> {
            List<String> ids =
                    handle.select(sql, where.values()).mapTo(String.class).list();
            int replayed = 0;
            for (String id : ids) {
                replayed += replay(handle, id, now) ? 1 : 0;
            }
            return new Replays(replayed, ids.size() < filter.limit() ? null : ids.get(ids.size() - 1));
        }));
    }

    @Override
    public List<StoredResult> list(ResultFilter filter) {
        Conditions where = where(filter);
        String sql = ROWS + where.sql() + " order by r.id limit " + filter.limit();
        return Sql.run(() -> jdbi.withHandle(handle ->
                handle.select(sql, where.values()).map(JdbiResultStore::row).list()));
    }

    private static Conditions where(ResultFilter filter) {
        return new Conditions()
                .add(
                        "r.state = ?",
                        filter.state() == null ? null : filter.state().word())
                .add("r.call_id = ?", filter.callId())
                .add("r.url like ? escape '!'", filter.url() == null ? null : beginning(filter.url()))
                .add("r.created_at >= ?", filter.since())
                .add("r.created_at < ?", filter.until())
                .add("r.id > ?", filter.after());
    }

    private static String beginning(String url) {
        return url.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
    }
}
