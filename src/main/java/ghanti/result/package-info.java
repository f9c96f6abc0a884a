/** Results on their way to the business: signing, delivery, back-off, dead letters. Uses {@code ghanti.call}. */
@NullMarked
package ghanti.result;

import org.jspecify.annotations.NullMarked;
