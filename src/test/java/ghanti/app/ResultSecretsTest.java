package ghanti.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResultSecretsTest {

    private static final String NEW = "whsec_bmV3LXNlY3JldC1vZi10aGUtcmVzdWx0cy1wYWdl";
    private static final String OLD = "whsec_b2xkLXNlY3JldC1vZi10aGUtcmVzdWx0cy1wYWdl";

    private @TempDir Path data;

    private List<String> read(String value) {
        return new Secrets(Map.of("GHANTI_RESULT_SECRET", value), data).resultSecrets();
    }

    @Test
    void areOneOrTwo() {
        assertThat(read(NEW)).containsExactly(NEW);
        assertThat(read(NEW + ", " + OLD)).containsExactly(NEW, OLD);
        List<String> generated = new Secrets(Map.of(), data).resultSecrets();
        assertThat(generated).hasSize(1).isEqualTo(new Secrets(Map.of(), data).resultSecrets());
    }

    @ParameterizedTest
    @ValueSource(strings = {NEW + "," + OLD + "," + NEW, NEW + ",old", "whsec_", ","})
    void areRefusedInASentence(String value) {
        assertThatThrownBy(() -> read(value))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("GHANTI_RESULT_SECRET")
                .hasMessageNotContaining("b2xk");
    }
}
