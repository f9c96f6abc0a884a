/** Many calls of one flow that are taken in, paused and cancelled as one. May use {@code dial}, {@code call} and below. */
@NullMarked
package ghanti.campaign;

import org.jspecify.annotations.NullMarked;
