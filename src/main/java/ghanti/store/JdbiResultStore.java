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

    private static final String COLUMNS =
            "select id, call_id, call_sequence, type, url, body, state, tries, created_at,"
                    + " pending_since, delivered_at, last_error from results";
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
        return Sql.run(() -> jdbi.withHandle(handle -> handle.select(COLUMNS + " where id = ?", id)
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
        return new StoredResult(
                result,
                ResultState.of(row.getString("state")).orElseThrow(),
                row.getInt("tries"),
                row.getTimestamp("pending_since").toInstant(),
                instant(row.getTimestamp("delivered_at")),
                row.getString("last_error"));
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }

    @Override
    public boolean waitsForEarlier(StoredResult stored) {
        return Sql.run(() -> jdbi.withHandle(handle -> handle.select(
                                "select count(*) from results where call_id = ? and call_sequence < ? and state = 'pending'",
                                stored.result().callId(),
                                stored.result().sequence())
                        .mapTo(Integer.class)
                        .one()))
                > 0;
    }

    @Override
    public void delivered(String id, int tries, Instant at) {
        execute(
                "update results set state = 'delivered', tries = ?, delivered_at = ?, last_error = null where id = ?",
                tries,
                at,
                id);
    }

    @Override
    public void failed(String id, int tries, String error, boolean dead) {
        execute(
                "update results set state = ?, tries = ?, last_error = ? where id = ?",
                (dead ? ResultState.DEAD : ResultState.PENDING).word(),
                tries,
                error.substring(0, Math.min(error.length(), LONGEST_ERROR)),
                id);
    }

    private void execute(String sql, Object... values) {
        Sql.run(() -> jdbi.withHandle(handle -> handle.execute(sql, values)));
    }

    @Override
    public boolean replay(String id, Instant now) {
        return Sql.run(() -> jdbi.inTransaction(handle -> {
            int changed = handle.execute(
                    "update results set state = 'pending', tries = 0, pending_since = ? where id = ?"
                            + " and state <> 'pending'",
                    now,
                    id);
            if (changed == 1) {
                Jobs.add(handle, Kind.RESULT, id, now);
            }
            return changed == 1 || find(id).isPresent();
        }));
    }

    @Override
    public List<StoredResult> list(@Nullable ResultState state, @Nullable String after, int limit) {
        Conditions where = new Conditions()
                .add("state = ?", state == null ? null : state.word())
                .add("id > ?", after);
        String sql = COLUMNS + where.sql() + " order by id limit " + limit;
        return Sql.run(() -> jdbi.withHandle(handle ->
                handle.select(sql, where.values()).map(JdbiResultStore::row).list()));
    }
}
