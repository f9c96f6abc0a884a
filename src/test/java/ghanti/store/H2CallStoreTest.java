package ghanti.store;

import static org.assertj.core.api.Assertions.assertThat;

import ghanti.call.Call;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class H2CallStoreTest extends CallStoreContract {

    @Override
    String freshDatabase(Path in) {
        return "jdbc:h2:file:" + in.resolve("ghanti");
    }

    /** Nothing that was committed waits in memory: a copy of the open file has it all, as after a kill. */
    @Test
    void aCopyOfTheOpenFileHoldsEveryCommit(@TempDir Path in, @TempDir Path copies) throws IOException {
        try (Database open = Database.open(Optional.empty(), in)) {
            for (int i = 1; i <= 10; i++) {
                Call call = fresh();
                calls(open).insertOutbound(TestCalls.outbound(call), null);
                Path copy = Files.createDirectory(copies.resolve("copy" + i));
                Files.copy(in.resolve("ghanti.mv.db"), copy.resolve("ghanti.mv.db"));
                try (Database copied = Database.open(Optional.empty(), copy)) {
                    assertThat(calls(copied).find(call.id())).contains(call);
                }
            }
        }
    }
}
