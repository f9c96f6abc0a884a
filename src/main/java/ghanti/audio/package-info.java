/** Sound as numbers: samples, WAV files, rates, levels. Knows nothing of flows or calls. */
@NullMarked
package ghanti.audio;

import org.jspecify.annotations.NullMarked;
