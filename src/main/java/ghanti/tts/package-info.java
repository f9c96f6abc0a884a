/** Synthesizers: services asked over the network, and a program on this machine. Uses {@code speech}, {@code audio} and {@code provider}. */
@NullMarked
package ghanti.tts;

import org.jspecify.annotations.NullMarked;
