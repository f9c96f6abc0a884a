package ghanti.store;

import java.nio.file.Path;

class H2CampaignStoreTest extends CampaignStoreContract {

    @Override
    String freshDatabase(Path in) {
        return "jdbc:h2:file:" + in.resolve("ghanti");
    }
}
