/** Recognizers: services that turn what callers say into words. Uses {@code speech} and {@code audio}. */
@NullMarked
package ghanti.stt;

import org.jspecify.annotations.NullMarked;
