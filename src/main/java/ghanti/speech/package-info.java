/** Prompts and their values to the words that are heard, per language. Uses {@code ghanti.engine} and {@code ghanti.flow}. */
@NullMarked
package ghanti.speech;

import org.jspecify.annotations.NullMarked;
