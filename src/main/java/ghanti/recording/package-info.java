/** Recordings of streams: both sides on one WAV file, written as it goes; the folder they lie in, and how long. */
@NullMarked
package ghanti.recording;

import org.jspecify.annotations.NullMarked;
