/** Streams as they happen, their sound and their events, put into Redis for whoever wants to listen in. */
@NullMarked
package ghanti.live;

import org.jspecify.annotations.NullMarked;
