/** Fetch nodes over HTTP: only to hosts that are named, in bounded time and size. Uses {@code ghanti.call}. */
@NullMarked
package ghanti.fetch;

import org.jspecify.annotations.NullMarked;
