/** Synthesizers: services asked over the network, and a program on this machine. Uses {@code speech} and {@code audio}. */
@NullMarked
package ghanti.tts;

import org.jspecify.annotations.NullMarked;
