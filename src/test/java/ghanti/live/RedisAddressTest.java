package ghanti.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RedisAddressTest {

    @Test
    void allOfItCanBeGiven() {
        RedisAddress address = RedisAddress.parse(" rediss://ghanti:p%40ss:w0rd@redis.example:6380/3 ");
        assertThat(address).isEqualTo(new RedisAddress("redis.example", 6380, "ghanti", "p@ss:w0rd", 3, true));
    }

    @Test
    void theHostAloneIsEnough() {
        assertThat(RedisAddress.parse("redis://localhost"))
                .isEqualTo(new RedisAddress("localhost", 6379, null, null, 0, false));
        assertThat(RedisAddress.parse("redis://:secret@localhost/"))
                .isEqualTo(new RedisAddress("localhost", 6379, null, "secret", 0, false));
    }

    @Test
    void thePasswordIsNotShown() {
        assertThat(RedisAddress.parse("redis://user:secret@localhost")).hasToString("localhost:6379");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost:6379",
                "http://secret@localhost",
                "redis://",
                "redis://:secret@/0",
                "redis://:se#cret@localhost",
                "redis://:se cret@localhost",
                "redis://secret@localhost",
                "redis://:secret@localhost:99999",
                "redis://:secret@localhost/zero"
            })
    void whatIsNoneIsToldWithoutItself(String text) {
        assertThatThrownBy(() -> RedisAddress.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("REDIS_URL")
                .message()
                .doesNotContain("secret@", "se#cret", "se cret");
    }
}
