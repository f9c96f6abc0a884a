package ghanti.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;

/**
 * The open database: two pools on one address, so that nothing slow in the background can keep an applet waiting.
 *
 * <p>Applets are answered within 2 s whatever the database does. On their pool a connection is waited for 500 ms, and
 * PostgreSQL gets 1 s for a statement before the socket is given up.
 */
public final class Database implements AutoCloseable {

    private final HikariDataSource applets;
    private final HikariDataSource background;

    private final boolean isPostgres;

    private Database(HikariDataSource applets, HikariDataSource background, boolean isPostgres) {
        this.applets = applets;
        this.background = background;
        this.isPostgres = isPostgres;
    }

    /**
     * Opens the database and brings its schema up to date.
     *
     * @param url as in the setting DATABASE_URL, or empty for an H2 file
     * @param folder where that file lies
     * @throws IllegalArgumentException if the address cannot be read
     * @throws RuntimeException if the database does not answer
     */
    public static Database open(Optional<String> url, Path folder) {
        DatabaseUrl address = url.map(DatabaseUrl::of).orElseGet(() -> DatabaseUrl.inFolder(folder));
        HikariDataSource background = pool(address, "background", 8, Duration.ofSeconds(10), 30);
        Flyway.configure()
                .dataSource(background)
                .locations(migrations(address))
                .loggers("slf4j")
                .load()
                .migrate();
        return new Database(pool(address, "applets", 16, Duration.ofMillis(500), 1), background, address.isPostgres());
    }

    private static String[] migrations(DatabaseUrl address) {
        String all = "classpath:db/migration";
        return address.isPostgres() ? new String[] {all, "classpath:db/postgres"} : new String[] {all};
    }

    private static HikariDataSource pool(
            DatabaseUrl address, String name, int size, Duration patience, int statementSeconds) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(address.jdbc());
        config.setUsername(address.user());
        config.setPassword(address.password());
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(Math.min(size, 4));
        config.setConnectionTimeout(patience.toMillis());
        config.setValidationTimeout(Math.min(250, patience.toMillis()));
        if (address.isPostgres()) {
            // As text: the pool drops properties that are numbers.
            config.addDataSourceProperty("socketTimeout", Integer.toString(statementSeconds));
            config.addDataSourceProperty("connectTimeout", Integer.toString(Math.min(5, statementSeconds)));
            config.addDataSourceProperty("ApplicationName", "ghanti");
        }
        return new HikariDataSource(config);
    }

    Jdbi forApplets() {
        return Jdbi.create(applets);
    }

    Jdbi forBackground() {
        return Jdbi.create(background);
    }

    DataSource background() {
        return background;
    }

    boolean isPostgres() {
        return isPostgres;
    }

    /** True if it answers now. */
    public boolean isAlive() {
        try (var connection = applets.getConnection()) {
            return connection.isValid(1);
        } catch (java.sql.SQLException e) {
            return false;
        }
    }

    @Override
    public void close() {
        applets.close();
        background.close();
    }
}
