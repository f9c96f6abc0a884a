package ghanti.store;

import java.nio.file.Path;

class PostgresCallListTest extends CallListContract {

    @Override
    String freshDatabase(Path in) {
        return TestPostgres.freshDatabase();
    }
}
