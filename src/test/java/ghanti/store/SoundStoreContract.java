package ghanti.store;

import static org.assertj.core.api.Assertions.assertThat;

import ghanti.sound.SoundStore.Kept;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

abstract class SoundStoreContract extends StoreContract {

    private static final Instant NOW = Instant.parse("2026-11-21T03:30:00Z");

    private static String hash(int n) {
        return "%032x".formatted(n);
    }

    @Test
    void keepsSoundsAndRecipes() throws Exception {
        JdbiSoundStore store = new JdbiSoundStore(database);
        byte[] wav = new byte[300_000];
        new java.util.Random(1).nextBytes(wav);
        assertThat(store.find(hash(1))).isEmpty();
        store.keepRecipe(hash(1), "0:" + hash(7) + " 20:" + hash(8), NOW);
        store.keepWav(hash(2), wav, NOW);
        assertThat(store.find(hash(1)).flatMap(Kept::recipe)).contains("0:" + hash(7) + " 20:" + hash(8));
        assertThat(store.find(hash(1)).flatMap(Kept::wav)).isEmpty();
        assertThat(store.find(hash(2)).flatMap(Kept::wav).orElseThrow()).isEqualTo(wav);
        store.keepRecipe(hash(1), "another", NOW);
        assertThat(store.find(hash(1)).flatMap(Kept::recipe).orElseThrow()).startsWith("0:");
        eightAtOnce(() -> {
            store.keepRecipe(hash(3), "0:" + hash(7), NOW);
            return true;
        });
        assertThat(store.find(hash(3))).isPresent();
    }

    @Test
    void forgetsTheOldestButNotWhatWasWantedAgain() {
        JdbiSoundStore store = new JdbiSoundStore(database);
        for (int n = 0; n < 10; n++) {
            store.keepRecipe(hash(n), "0:" + hash(99), NOW.plus(Duration.ofMinutes(n)));
        }
        store.keepRecipe(hash(0), "0:" + hash(99), NOW.plus(Duration.ofHours(1)));
        assertThat(store.renew(hash(1), NOW.plus(Duration.ofHours(1)))).isTrue();
        assertThat(store.renew(hash(77), NOW)).isFalse();
        assertThat(store.find(hash(77))).isEmpty();
        assertThat(store.forget(NOW.plus(Duration.ofMinutes(5)), 3)).isEqualTo(3);
        assertThat(store.find(hash(0))).isPresent();
        assertThat(store.find(hash(1))).isPresent();
        assertThat(store.find(hash(4))).isEmpty();
        assertThat(store.forget(NOW.plus(Duration.ofMinutes(5)), 100)).isZero();
        assertThat(store.find(hash(5))).isPresent();
    }
}
