package ghanti.dial;

import java.util.Optional;

class H2DispatcherTest extends DispatcherContract {

    @Override
    Optional<String> freshDatabase() {
        return Optional.empty();
    }
}
