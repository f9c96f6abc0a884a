package ghanti.store;

import java.nio.file.Path;

class PostgresResultStoreTest extends ResultStoreContract {

    @Override
    String freshDatabase(Path in) {
        return TestPostgres.freshDatabase();
    }
}
