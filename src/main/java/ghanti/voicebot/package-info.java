/**
 * Exotel's Voicebot and Stream applets: WebSockets with frames of JSON that hold sound both ways. The conversation is that of
 * {@code ghanti.call}; here are frames, the pace of sound, marks and keys.
 */
@NullMarked
package ghanti.voicebot;

import org.jspecify.annotations.NullMarked;
