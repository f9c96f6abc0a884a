package ghanti.store;

import ghanti.call.StoreException;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.jdbi.v3.core.JdbiException;

/** Runs SQL and tells failures in our words. */
final class Sql {

    /** SQLSTATE of a second row under one unique key, the same on H2 and PostgreSQL. */
    private static final String UNIQUE_VIOLATION = "23505";

    private Sql() {}

    /** @throws StoreException if the database did not do it */
    static <T> T run(Supplier<T> work) {
        try {
            return work.get();
        } catch (JdbiException e) {
            throw new StoreException("the database did not answer: " + rootOf(e).getMessage(), e);
        }
    }

    /** True if it failed because another row has the same key. */
    static boolean isDuplicate(StoreException e) {
        return rootOf(e) instanceof SQLException sql && UNIQUE_VIOLATION.equals(sql.getSQLState());
    }

    private static Throwable rootOf(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            if (root instanceof SQLException sql && UNIQUE_VIOLATION.equals(sql.getSQLState())) {
                return root;
            }
            root = root.getCause();
        }
        return root;
    }
}
