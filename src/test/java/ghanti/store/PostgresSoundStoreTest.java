package ghanti.store;

import java.nio.file.Path;

class PostgresSoundStoreTest extends SoundStoreContract {

    @Override
    String freshDatabase(Path in) {
        return TestPostgres.freshDatabase();
    }
}
