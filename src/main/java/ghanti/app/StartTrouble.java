package ghanti.app;

import ghanti.store.Database;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A start that failed: what was opened is closed, and what went wrong is told in a sentence where a user can mend it. */
record StartTrouble(CompletableFuture<Database> opening, Settings settings) {

    private static final Logger log = LoggerFactory.getLogger(StartTrouble.class);

    /** Closes the database, which may open only now, and gives what is to be thrown. */
    RuntimeException explained(RuntimeException e) {
        close();
        if (e instanceof CompletionException && e.getCause() instanceof IllegalArgumentException wrongUrl) {
            return wrongUrl;
        }
        if (e instanceof CompletionException && e.getCause() != null) {
            return new UsageException(
                    "the database cannot be opened: " + rootOf(e).getMessage()
                            + "; check DATABASE_URL, and that no other server runs on the same data folder");
        }
        return HttpServer.explained(e, settings);
    }

    private void close() {
        try {
            opening.join().close();
        } catch (CompletionException e) {
            log.debug("the database did not open either", e);
        }
    }

    private static Throwable rootOf(Throwable thrown) {
        return thrown.getCause() == null ? thrown : rootOf(thrown.getCause());
    }
}
