package ghanti.store;

import ghanti.call.Call;
import ghanti.call.CallResult;
import ghanti.call.CallStore;
import ghanti.call.Consequences;
import ghanti.call.Consequences.Queue;
import ghanti.call.Origin;
import ghanti.call.Outbound;
import ghanti.call.StoreException;
import ghanti.dial.Alarm;
import ghanti.store.Jobs.Kind;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/** {@link CallStore} on H2 and PostgreSQL. A turn without results is a single statement. */
public final class JdbiCallStore implements CallStore {

    private static final String DOCUMENT = "select document from calls where id = ?";

    static final String INSERT =
            "insert into calls (id, revision, flow, status, outcome, recipient, call_sid, created_at, updated_at,"
                    + " parent_id, document) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private static final String UPDATE =
            "update calls set revision = ?, status = ?, outcome = ?, updated_at = ?, document = ?"
                    + " where id = ? and revision = ?";

    private final Jdbi applets;
    private final Jdbi background;
    private final Runnable newResults;
    private final Runnable newDials;

    /** @param newResults told after results were committed; {@code newDials} likewise for calls to be placed */
    public JdbiCallStore(Database database, Runnable newResults, Runnable newDials) {
        this.applets = database.forApplets();
        this.background = database.forBackground();
        this.newResults = newResults;
        this.newDials = newDials;
    }

    @Override
    public Optional<Call> find(String id) {
        return read(applets, handle -> handle.select(DOCUMENT, id));
    }

    @Override
    public Optional<Call> findBySid(String callSid) {
        return read(
                applets,
                handle -> handle.select(
                        "select document from calls where call_sid = ? or id = (select call_id from earlier_lines"
                                + " where call_sid = ?)",
                        callSid,
                        callSid));
    }

    private static Optional<Call> read(Jdbi jdbi, Function<Handle, org.jdbi.v3.core.statement.Query> query) {
        return Sql.run(() -> jdbi.withHandle(
                        handle -> query.apply(handle).mapTo(String.class).findOne()))
                .map(CallDocument::read);
    }

    @Override
    public List<Call> dialling(String flow, String to) {
        return Sql.run(() -> applets.withHandle(handle -> handle.select(
                                "select document from calls where recipient = ? and flow = ? and status = 'dialing'"
                                        + " and call_sid is null"
                                        + " order by id limit 2",
                                to,
                                flow)
                        .mapTo(String.class)
                        .list()))
                .stream()
                .map(CallDocument::read)
                .toList();
    }

    @Override
    public boolean insertInbound(Call call, String callSid, List<CallResult> results) {
        boolean kept = unlessDuplicate(() -> {
            if (results.isEmpty() && !call.hasOutcome()) {
                applets.useHandle(handle -> insert(handle, call, callSid));
            } else {
                applets.useTransaction(handle -> {
                    insert(handle, call, callSid);
                    if (call.hasOutcome()) {
                        JdbiEndings.insert(handle, call);
                    }
                    results.forEach(result -> JdbiResultStore.insert(handle, result));
                });
            }
        });
        if (kept && !results.isEmpty()) {
            newResults.run();
        }
        return kept;
    }

    private static boolean unlessDuplicate(Runnable work) {
        try {
            Sql.run(() -> {
                work.run();
                return true;
            });
            return true;
        } catch (StoreException e) {
            if (Sql.isDuplicate(e)) {
                return false;
            }
            throw e;
        }
    }

    static void insert(Handle handle, Call call, @Nullable String callSid) {
        handle.execute(INSERT, row(call, callSid));
    }

    /** What {@link #INSERT} takes. */
    static @Nullable Object[] row(Call call, @Nullable String callSid) {
        Origin origin = call.request().origin();
        return new @Nullable Object[] {
            call.id(),
            call.revision(),
            call.request().flow(),
            call.status().word(),
            call.outcome(),
            call.request().to(),
            callSid,
            call.createdAt(),
            call.updatedAt(),
            origin == null ? null : origin.id(),
            CallDocument.write(call)
        };
    }

    private static void insertOutbound(Handle handle, Outbound outbound) {
        Call call = outbound.call();
        insert(handle, call, null);
        DialRows.put(handle, call);
        outbound.alarm(call.createdAt()).ifPresent(at -> Jobs.add(handle, Kind.DIAL, Alarm.job(call.id()), at));
    }

    /** A line that was taken for a stranger's before is this call's from now on. */
    private static void bindSid(Handle handle, String sid, Call call) {
        String callId = call.id();
        if (call.attempts().size() > 1) {
            handle.execute(
                    "insert into earlier_lines (call_sid, call_id) select call_sid, id from calls where id = ?"
                            + " and call_sid is not null and call_sid <> ?",
                    callId,
                    sid);
        }
        handle.execute("update calls set call_sid = null where call_sid = ? and id <> ?", sid, callId);
        handle.execute("update calls set call_sid = ? where id = ?", sid, callId);
    }

    @Override
    public Placed insertOutbound(Outbound outbound, @Nullable IdempotencyKey key) {
        Call call = outbound.call();
        Optional<Placed> earlier = key == null ? Optional.empty() : earlier(key);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        boolean kept = unlessDuplicate(() -> background.useTransaction(handle -> {
            if (key != null) {
                handle.execute(
                        "insert into idempotency_keys (idempotency_key, request_hash, call_id, created_at)"
                                + " values (?, ?, ?, ?)",
                        key.key(),
                        key.requestHash(),
                        call.id(),
                        call.createdAt());
            }
            insertOutbound(handle, outbound);
        }));
        if (!kept && key != null) {
            return earlier(key).orElseThrow(() -> new IllegalStateException("an Idempotency-Key came and went"));
        }
        newDials.run();
        return new Placed(call, true, false);
    }

    private record KeyRow(String requestHash, String callId) {}

    private Optional<Placed> earlier(IdempotencyKey key) {
        Optional<KeyRow> row = Sql.run(() -> background.withHandle(handle -> handle.select(
                        "select request_hash, call_id from idempotency_keys where idempotency_key = ?", key.key())
                .map((found, context) -> new KeyRow(found.getString(1), found.getString(2)))
                .findOne()));
        return row.map(found -> new Placed(
                find(found.callId()).orElseThrow(() -> new IllegalStateException("a key outlived its call")),
                false,
                !found.requestHash().equals(key.requestHash())));
    }

    @Override
    public boolean update(Call changed, Consequences more) {
        if (more.isNothing()) {
            return Sql.run(() -> applets.withHandle(handle -> update(handle, changed)));
        }
        boolean kept;
        try {
            kept = Sql.run(() -> applets.inTransaction(handle -> {
                // In the order in which a dial locks them: the place in the queue, then the call.
                DialRows.queue(handle, changed, more.queue());
                if (!update(handle, changed)) {
                    handle.rollback();
                    return false;
                }
                caused(handle, changed, more);
                return true;
            }));
        } catch (StoreException e) {
            if (!Sql.isDuplicate(e)) {
                throw e;
            }
            return false;
        }
        if (kept && !more.results().isEmpty()) {
            newResults.run();
        }
        if (kept && (more.queue() == Queue.PUT || !more.children().isEmpty())) {
            newDials.run();
        }
        return kept;
    }

    private static void caused(Handle handle, Call changed, Consequences more) {
        if (more.newSid() != null) {
            bindSid(handle, more.newSid(), changed);
        }
        DialRows.line(handle, changed, more.line());
        more.children().forEach(child -> insertOutbound(handle, child));
        more.results().forEach(result -> JdbiResultStore.insert(handle, result));
        if (more.ended()) {
            JdbiEndings.insert(handle, changed);
        }
    }

    /** The statement of every turn, by JDBC itself: Jdbi's way to bind costs as much as running it. */
    static boolean update(Handle handle, Call changed) {
        try (PreparedStatement statement = handle.getConnection().prepareStatement(UPDATE)) {
            statement.setLong(1, changed.revision());
            statement.setString(2, changed.status().word());
            statement.setString(3, changed.outcome());
            statement.setTimestamp(4, Timestamp.from(changed.updatedAt()));
            statement.setString(5, CallDocument.write(changed));
            statement.setString(6, changed.id());
            statement.setLong(7, changed.revision() - 1);
            return statement.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new UnableToExecuteStatementException(e, null);
        }
    }

    @Override
    public List<Call> children(String parentId) {
        return Sql.run(() -> background.withHandle(handle -> handle.select(
                                "select document from calls where parent_id = ? order by id limit 100", parentId)
                        .mapTo(String.class)
                        .list()))
                .stream()
                .map(CallDocument::read)
                .toList();
    }

    @Override
    public List<Call> list(CallFilter filter) {
        Conditions where = new Conditions()
                .add(
                        "status = ?",
                        filter.status() == null ? null : filter.status().word())
                .add("flow = ?", filter.flow())
                .add("outcome = ?", filter.outcome())
                .add("recipient = ?", filter.to())
                .add("created_at >= ?", filter.since())
                .add("created_at < ?", filter.until())
                .add("id < ?", filter.before());
        String sql = "select document from calls" + where.sql() + " order by id desc limit " + filter.limit();
        return Sql.run(() -> background.withHandle(handle ->
                        handle.select(sql, where.values()).mapTo(String.class).list()))
                .stream()
                .map(CallDocument::read)
                .toList();
    }
}
