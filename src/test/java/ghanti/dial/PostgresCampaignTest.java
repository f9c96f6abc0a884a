package ghanti.dial;

import ghanti.store.TestPostgres;
import java.util.Optional;

class PostgresCampaignTest extends CampaignContract {

    @Override
    Optional<String> freshDatabase() {
        return Optional.of(TestPostgres.freshDatabase());
    }
}
