package ghanti.store;

import java.nio.file.Path;

class PostgresJobsTest extends JobsContract {

    @Override
    String freshDatabase(Path in) {
        return TestPostgres.freshDatabase();
    }
}
