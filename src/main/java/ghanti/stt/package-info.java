/** Recognizers: services that turn what callers say into words. Uses {@code speech}, {@code audio} and {@code provider}. */
@NullMarked
package ghanti.stt;

import org.jspecify.annotations.NullMarked;
