package ghanti.store;

import java.nio.file.Path;

class PostgresCampaignStoreTest extends CampaignStoreContract {

    @Override
    String freshDatabase(Path in) {
        return TestPostgres.freshDatabase();
    }
}
