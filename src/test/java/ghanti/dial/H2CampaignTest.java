package ghanti.dial;

import java.util.Optional;

class H2CampaignTest extends CampaignContract {

    @Override
    Optional<String> freshDatabase() {
        return Optional.empty();
    }
}
