package ghanti.call;

import java.time.Instant;

/**
 * Something that was decided about a call, kept as the proof of it.
 *
 * @param what one word, such as {@code dialled}, {@code postponed} or {@code not_again}
 * @param why a sentence for whoever asks later
 */
public record Decision(Instant at, String what, String why) {}
