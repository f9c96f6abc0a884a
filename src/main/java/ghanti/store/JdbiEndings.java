package ghanti.store;

import ghanti.call.Call;
import ghanti.call.Endings;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** {@link Endings} on H2 and PostgreSQL. */
public final class JdbiEndings implements Endings {

    private static final String ARROW = ">";
    private static final int LONGEST_PATH = 4000;

    private final Jdbi jdbi;

    public JdbiEndings(Database database) {
        this.jdbi = database.forBackground();
    }

    /** In the transaction that gives the call its outcome. */
    static void insert(Handle handle, Call call) {
        String path = String.join(ARROW, Endings.nodes(call));
        handle.execute(
                "insert into endings (call_id, flow, version, outcome, path, ended_at) values (?, ?, ?, ?, ?, ?)",
                call.id(),
                call.request().flow(),
                call.request().flowVersion(),
                String.valueOf(call.outcome()),
                path.substring(0, Math.min(path.length(), LONGEST_PATH)),
                call.updatedAt());
    }

    @Override
    public List<Way> ways(String flow, @Nullable String version, Instant since, Instant until) {
        Conditions where = new Conditions()
                .add("flow = ?", flow)
                .add("version = ?", version)
                .add("ended_at >= ?", since)
                .add("ended_at < ?", until);
        String sql = "select path, outcome, count(*) from endings" + where.sql() + " group by path, outcome";
        return Sql.run(() -> jdbi.withHandle(handle -> handle.select(sql, where.values())
                .map((row, context) -> new Way(split(row.getString(1)), row.getString(2), row.getLong(3)))
                .list()));
    }

    private static List<String> split(String path) {
        return path.isEmpty() ? List.of() : List.of(path.split(ARROW));
    }
}
