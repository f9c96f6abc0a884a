package ghanti.store;

import ghanti.call.StoreException;
import ghanti.sound.SoundStore;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** {@link SoundStore} on H2 and PostgreSQL. */
public final class JdbiSoundStore implements SoundStore {

    private final Jdbi jdbi;

    public JdbiSoundStore(Database database) {
        this.jdbi = database.forApplets();
    }

    @Override
    public void keepRecipe(String hash, String recipe, Instant now) {
        keep(hash, recipe, null, now);
    }

    @Override
    public void keepWav(String hash, byte[] wav, Instant now) {
        keep(hash, null, wav, now);
    }

    private void keep(String hash, @Nullable String recipe, byte @Nullable [] wav, Instant now) {
        OffsetDateTime made = OffsetDateTime.ofInstant(now, ZoneOffset.UTC);
        try {
            if (!renew(hash, now)) {
                Sql.run(() -> jdbi.withHandle(handle -> handle.execute(
                        "insert into sounds (hash, recipe, wav, made_at) values (?, ?, ?, ?)",
                        hash,
                        recipe,
                        wav,
                        made)));
            }
        } catch (StoreException e) {
            if (!Sql.isDuplicate(e)) {
                throw e;
            }
        }
    }

    @Override
    public boolean renew(String hash, Instant now) {
        OffsetDateTime made = OffsetDateTime.ofInstant(now, ZoneOffset.UTC);
        return Sql.run(() -> jdbi.withHandle(
                        handle -> handle.execute("update sounds set made_at = ? where hash = ?", made, hash)))
                > 0;
    }

    @Override
    public Optional<Kept> find(String hash) {
        return Sql.run(() ->
                jdbi.withHandle(handle -> handle.select("select recipe, wav from sounds where hash = ?", hash)
                        .map((row, context) -> new Kept(
                                Optional.ofNullable(row.getString("recipe")), Optional.ofNullable(row.getBytes("wav"))))
                        .findOne()));
    }

    @Override
    public int forget(Instant before, int most) {
        return Sql.run(() -> jdbi.withHandle(handle -> handle.execute(
                "delete from sounds where hash in (select hash from sounds where made_at < ? order by made_at limit ?)",
                OffsetDateTime.ofInstant(before, ZoneOffset.UTC),
                most)));
    }
}
