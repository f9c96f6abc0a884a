package ghanti.dial;

import ghanti.store.TestPostgres;
import java.util.Optional;

class PostgresDispatcherTest extends DispatcherContract {

    @Override
    Optional<String> freshDatabase() {
        return Optional.of(TestPostgres.freshDatabase());
    }
}
