package ghanti.sound;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A {@link SoundStore} for one call that is only played, or one run. */
public final class MemorySoundStore implements SoundStore {

    private record Entry(Kept kept, Instant made) {}

    private final Map<String, Entry> entries = new ConcurrentHashMap<>();

    @Override
    public void keepRecipe(String hash, String recipe, Instant now) {
        entries.put(hash, new Entry(new Kept(Optional.of(recipe), Optional.empty()), now));
    }

    @Override
    public void keepWav(String hash, byte[] wav, Instant now) {
        entries.put(hash, new Entry(new Kept(Optional.empty(), Optional.of(wav)), now));
    }

    @Override
    public boolean renew(String hash, Instant now) {
        return entries.computeIfPresent(hash, (same, entry) -> new Entry(entry.kept(), now)) != null;
    }

    @Override
    public Optional<Kept> find(String hash) {
        return Optional.ofNullable(entries.get(hash)).map(Entry::kept);
    }

    @Override
    public int forget(Instant before, int most) {
        int there = entries.size();
        entries.values().removeIf(entry -> entry.made().isBefore(before));
        return there - entries.size();
    }
}
