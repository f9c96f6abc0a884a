package ghanti.store;

import java.nio.file.Path;

class PostgresCallStoreTest extends CallStoreContract {

    @Override
    String freshDatabase(Path in) {
        return TestPostgres.freshDatabase();
    }
}
