package ghanti.sound;

import ghanti.speech.Clip;
import java.util.SortedSet;

/**
 * What the index says of one file.
 *
 * @param seconds how long it lasts
 * @param level active level in dBov
 * @param users the flows that say it; "values" for a word that values need
 */
record IndexEntry(String hash, Clip clip, double seconds, double level, SortedSet<String> users) {}
