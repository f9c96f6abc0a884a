package ghanti.store;

import ghanti.call.FlowVersions;
import ghanti.call.StoreException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** {@link FlowVersions} on H2 and PostgreSQL. */
public final class JdbiFlowVersions implements FlowVersions {

    private final Jdbi jdbi;

    public JdbiFlowVersions(Database database) {
        this.jdbi = database.forApplets();
    }

    @Override
    public void keep(String name, String version, String text) {
        if (text(name, version).isPresent()) {
            return;
        }
        try {
            Sql.run(() -> jdbi.withHandle(handle -> handle.execute(
                    "insert into flow_versions (name, version, text) values (?, ?, ?)", name, version, text)));
        } catch (StoreException e) {
            if (!Sql.isDuplicate(e)) {
                throw e;
            }
        }
    }

    @Override
    public Optional<String> text(String name, String version) {
        return Sql.run(() -> jdbi.withHandle(
                handle -> handle.select("select text from flow_versions where name = ? and version = ?", name, version)
                        .mapTo(String.class)
                        .findOne()));
    }

    @Override
    public List<String> versions(String name) {
        return Sql.run(() -> jdbi.withHandle(handle -> handle.select(
                        "select version from flow_versions where name = ? order by kept_at desc, version", name)
                .mapTo(String.class)
                .list()));
    }
}
