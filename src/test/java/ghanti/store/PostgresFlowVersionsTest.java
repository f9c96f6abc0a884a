package ghanti.store;

import java.nio.file.Path;

class PostgresFlowVersionsTest extends FlowVersionsContract {

    @Override
    String freshDatabase(Path in) {
        return TestPostgres.freshDatabase();
    }
}
