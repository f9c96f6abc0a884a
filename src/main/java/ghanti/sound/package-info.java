/**
 * Prompts as sound: the folder of clips, what is missing in it, and a call's prompts joined from them. Uses
 * {@code ghanti.speech}, {@code ghanti.audio}, {@code ghanti.engine} and {@code ghanti.flow}.
 */
@NullMarked
package ghanti.sound;

import org.jspecify.annotations.NullMarked;
